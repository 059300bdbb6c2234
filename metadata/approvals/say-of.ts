import type { LocalizedText } from '../definitions.ts'

/** A line that says something of what a label names, for a text in which braces mean fields. */
export function sayOf(label: LocalizedText, what: LocalizedText): LocalizedText {
  const plain = (text = '') => text.replaceAll(/[{}]/g, '')
  return {
    en: `${plain(label.en ?? label['zh-CN'])}: ${what.en}`,
    'zh-CN': `${plain(label['zh-CN'] ?? label.en)}：${what['zh-CN']}`,
  }
}

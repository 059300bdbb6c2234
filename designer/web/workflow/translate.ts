/** The words that bpmn-js itself shows: what is not here is never shown, as our own menus take their place. */
import type { Locale } from '#runtime/web/i18n/locale.ts'

const chinese: Readonly<Record<string, string>> = {
  'Align elements': '对齐',
  'Align elements left': '左对齐',
  'Align elements center': '水平居中',
  'Align elements right': '右对齐',
  'Align elements top': '顶端对齐',
  'Align elements middle': '垂直居中',
  'Align elements bottom': '底端对齐',
  'Distribute elements horizontally': '水平等距分布',
  'Distribute elements vertically': '垂直等距分布',
  Align: '对齐',
  Distribute: '分布',
  'Search in diagram': '在流程图中查找',
  Search: '搜索',
  'No matching entries found.': '没有匹配的项。',
  'Open {element}': '打开{element}',
  'flow elements must be children of pools/participants': '元素必须放在流程内',
  'Append {element}': '追加{element}',
}

/** The text in the language of the screen, with what stands in braces put in. */
export function createTranslate(locale: Locale) {
  return (template: string, replacements: Readonly<Record<string, string>> = {}): string =>
    ((locale === 'zh-CN' && chinese[template]) || template).replaceAll(
      /\{([^}]+)\}/g,
      (_, key: string) => replacements[key] ?? `{${key}}`,
    )
}

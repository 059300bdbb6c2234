/** How many records, in words. */
import type { Bilingual } from '../release-notes/languages.ts'
import type { ImpactItem } from './impact-item.ts'
import type { Count } from './probe.ts'

/** `3 records`, `at least 10,000 records`, `about 1,200 records`, `an unknown number of records`. */
export function sayCount({ rows, counted }: Pick<Count, 'rows' | 'counted'>, what: Bilingual = record): Bilingual {
  if (rows === undefined) return { en: `an unknown number of ${what.en}s`, 'zh-CN': `数量未知的${what['zh-CN']}` }
  const number = rows.toLocaleString('en')
  const [en, zh] = { exactly: ['', ''], atLeast: ['at least ', '至少 '], estimated: ['about ', '约 '] }[counted] as [
    string,
    string,
  ]
  return { en: `${en}${number} ${what.en}${rows === 1 ? '' : 's'}`, 'zh-CN': `${zh}${number} ${what['zh-CN']}` }
}

const record: Bilingual = { en: 'record', 'zh-CN': '条记录' }

/** The count as members of an item. */
export function countMembers({ rows, counted }: Count): Pick<ImpactItem, 'rows' | 'counted'> {
  return rows === undefined ? {} : { rows, counted }
}

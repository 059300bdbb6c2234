/**
 * What becomes of values when the type of a field changes, in words, by the families of both types. How many records
 * are concerned is counted by the impact of the draft.
 */
import type { FieldDefinition, LocalizedText } from '#metadata/definitions.ts'
import type { FieldType } from './field-types.ts'

export interface Verdict {
  readonly outcome: 'whole' | 'some' | 'none'
  readonly words: LocalizedText
}

type Family =
  | 'text'
  | 'whole'
  | 'number'
  | 'truth'
  | 'date'
  | 'moment'
  | 'several'
  | 'reference'
  | 'any'
  | 'file'
  | 'none'

const families: Readonly<Record<FieldType, Family>> = {
  text: 'text',
  longText: 'text',
  email: 'text',
  phone: 'text',
  url: 'text',
  choice: 'text',
  autoNumber: 'text',
  integer: 'whole',
  rating: 'whole',
  decimal: 'number',
  money: 'number',
  percent: 'number',
  boolean: 'truth',
  date: 'date',
  datetime: 'moment',
  multiChoice: 'several',
  reference: 'reference',
  anyReference: 'any',
  file: 'file',
  children: 'none',
}

const say = (outcome: Verdict['outcome'], en: string, zh: string): Verdict => ({ outcome, words: { en, 'zh-CN': zh } })

const lost = say('none', 'None of the values means anything in the new type.', '原有的值在新类型中没有意义。')
const asText = say('whole', 'Every value is written out as text.', '所有值都写成文本。')
const toWhole = say('some', 'Decimals are rounded away.', '小数部分四舍五入。')
const fromText = (what: string, zh: string) =>
  say('some', `Texts that are ${what} are taken over; all others become empty.`, `内容为${zh}的文本被保留，其余清空。`)
const asNumber = say('whole', 'Yes becomes 1, no becomes 0.', '“是”变为 1，“否”变为 0。')
const isNumber = say('whole', 'Every value stays as it is.', '所有值保持不变。')

const verdicts: { readonly [to in Family]?: { readonly [from in Family]?: Verdict } } = {
  text: {
    whole: asText,
    number: asText,
    truth: asText,
    date: asText,
    moment: asText,
    several: say('whole', 'The codes are written one after the other, with commas.', '各代码以逗号连接成文本。'),
    reference: say('some', 'The id of the record remains, not its title.', '保留所指记录的标识，而非标题。'),
    any: say('some', 'The id of the record remains, not its title.', '保留所指记录的标识，而非标题。'),
  },
  whole: { text: fromText('numbers', '数字'), number: toWhole, truth: asNumber },
  number: { text: fromText('numbers', '数字'), whole: isNumber, truth: asNumber },
  truth: {
    text: fromText('yes, no, true, false, 1 or 0', '是、否、true、false、1 或 0'),
    whole: say('some', '0 becomes no, every other number yes.', '0 变为“否”，其他数字变为“是”。'),
    number: say('some', '0 becomes no, every other number yes.', '0 变为“否”，其他数字变为“是”。'),
  },
  date: {
    text: fromText('dates such as 2026-05-31', '日期（如 2026-05-31）'),
    moment: say('some', 'The day remains, the time of day goes (in UTC).', '保留日期（按 UTC），去掉时间。'),
  },
  moment: {
    text: fromText('moments such as 2026-05-31T14:00Z', '时刻（如 2026-05-31T14:00Z）'),
    date: say('whole', 'Every day becomes its midnight (in UTC).', '日期变为当日零点（UTC）。'),
  },
  several: { text: say('whole', 'Each value becomes the only one of its list.', '每个值成为列表中的唯一一项。') },
  reference: {
    text: fromText('ids of a record', '记录标识'),
    any: say('some', 'Records of the chosen object remain; others become empty.', '保留指向所选对象的记录，其余清空。'),
  },
  any: { reference: say('whole', 'Every record stays.', '所有关联保持不变。') },
}

/** The verdict on a field that becomes another type; `target` is where a reference will lead. */
export function conversionVerdict(field: FieldDefinition, to: FieldType, target: string | undefined): Verdict {
  const [from, into] = [families[field.type], families[to]]
  if (from === 'none' || into === 'none') return lost
  if (from === 'reference' && into === 'reference' && field.type === 'reference') {
    return field.target === target
      ? isNumber
      : say('some', 'Only records that exist in the new object remain.', '只保留在新对象中存在的记录。')
  }
  if (to === 'choice' || (to === 'multiChoice' && from === 'text')) {
    const known = say(
      'some',
      'Values stay; those that are no code of a choice are shown as they are until they are changed.',
      '值保留；不是选项代码的值照原样显示，直到修改。',
    )
    return from === 'text' ? known : (verdicts[into]?.[from] ?? lost)
  }
  if (from === into) return isNumber
  return verdicts[into]?.[from] ?? lost
}

/** What a measure is called as long as nobody says otherwise, in both languages: reports are read in either. */
import type { LocalizedText, ReportMeasure } from '#metadata/definitions.ts'

type Naming = (name: { readonly en: string; readonly zh: string }) => { readonly en: string; readonly zh: string }

const functions: Readonly<Record<NonNullable<ReportMeasure['fn']>, Naming>> = {
  count: name => name,
  sum: name => name,
  countDistinct: ({ en, zh }) => ({ en: `${en} (distinct)`, zh: `${zh}（去重计数）` }),
  avg: ({ en, zh }) => ({ en: `${en} (average)`, zh: `${zh}（平均）` }),
  median: ({ en, zh }) => ({ en: `${en} (median)`, zh: `${zh}（中位数）` }),
  min: ({ en, zh }) => ({ en: `${en} (lowest)`, zh: `${zh}（最小）` }),
  max: ({ en, zh }) => ({ en: `${en} (highest)`, zh: `${zh}（最大）` }),
}

const plain: Naming = name => name
const suffix =
  (en: string, zh: string): Naming =>
  name => ({ en: `${name.en}, ${en}`, zh: `${name.zh}（${zh}）` })

const shown: Readonly<Record<NonNullable<ReportMeasure['show']>, (against: ReportMeasure['against']) => Naming>> = {
  value: () => plain,
  previous: against => (against === 'year' ? suffix('year before', '上年同期') : suffix('period before', '上一期间')),
  difference: against =>
    against === 'year'
      ? suffix('difference to year before', '与上年同期之差')
      : suffix('difference to period before', '与上一期间之差'),
  change: against =>
    against === 'year' ? suffix('% to year before', '较上年同期变化') : suffix('% to period before', '较上一期间变化'),
  running: () => suffix('running total', '累计'),
  shareOfTotal: () => suffix('share of total', '占总计比例'),
  shareOfParent: () => suffix('share of group', '占上级比例'),
  shareOfRow: () => suffix('share of row', '占行比例'),
  shareOfColumn: () => suffix('share of column', '占列比例'),
}

/** Nothing where the name of the field says it all. */
export function measureLabel(
  {
    fn,
    show = 'value',
    against,
  }: {
    readonly fn?: ReportMeasure['fn'] | undefined
    readonly show?: ReportMeasure['show'] | undefined
    readonly against?: ReportMeasure['against'] | undefined
  },
  field: LocalizedText,
): LocalizedText | undefined {
  if ((fn === 'sum' || fn === 'count') && show === 'value') return undefined
  const name = { en: field.en ?? field['zh-CN'] ?? '', zh: field['zh-CN'] ?? field.en ?? '' }
  const reckoned = fn === undefined ? name : functions[fn](name)
  const { en, zh } = shown[show](against)(reckoned)
  return { en, 'zh-CN': zh }
}

/** What is reckoned of another object is called by both. */
export function otherName(plural: LocalizedText, field: LocalizedText | undefined): LocalizedText {
  if (!field) return plural
  const [en, zh] = [plural.en ?? plural['zh-CN'] ?? '', plural['zh-CN'] ?? plural.en ?? '']
  return { en: `${en}: ${field.en ?? field['zh-CN'] ?? ''}`, 'zh-CN': `${zh}：${field['zh-CN'] ?? field.en ?? ''}` }
}

/** What a value of a group is called, in the language of whoever asks: 2026 Q4, FY2026, 2026-W53, the label of a choice. */
import type { Actor } from '../context.ts'
import type { Node } from './pivot.ts'
import type { PlannedGroup } from './planned-report.ts'
import { type Grain, isoWeek } from './report-period.ts'

const words = {
  en: { total: 'Total', others: 'Others', empty: '(empty)', hidden: '(not visible)', yes: 'Yes', no: 'No' },
  'zh-CN': { total: '合计', others: '其他', empty: '（空）', hidden: '（不可见）', yes: '是', no: '否' },
} as const

/** The label; `group` is undefined for the total of everything. */
export function memberLabel(
  node: Node,
  group: PlannedGroup | undefined,
  locale: Actor['locale'],
  fiscalMonth: number,
): string {
  const word = words[locale]
  if (!group) return word.total
  if (node.isOthers) return word.others
  if (node.value === null) return word.empty
  const { field } = group.path
  if (field.type === 'reference') return node.title ?? word.hidden
  if (field.type === 'choice') {
    const label = field.choices.find(choice => choice.code === node.value)?.label
    return label?.[locale] ?? label?.en ?? label?.['zh-CN'] ?? String(node.value)
  }
  if (typeof node.value === 'boolean') return node.value ? word.yes : word.no
  return group.group.by ? dateLabel(String(node.value), group.group.by, fiscalMonth) : String(node.value)
}

/** A fiscal year is called by the calendar year in which it ends. */
function dateLabel(day: string, by: Grain, fiscalMonth: number): string {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))]
  const fiscalYear = year + (fiscalMonth > 1 && month >= fiscalMonth ? 1 : 0)
  switch (by) {
    case 'day':
      return day
    case 'week': {
      const week = isoWeek(day)
      return `${week.year}-W${String(week.week).padStart(2, '0')}`
    }
    case 'month':
      return day.slice(0, 7)
    case 'quarter':
      return `${day.slice(0, 4)} Q${Math.ceil(month / 3)}`
    case 'year':
      return day.slice(0, 4)
    case 'fiscalQuarter':
      return `FY${fiscalYear} Q${Math.floor(((month - fiscalMonth + 12) % 12) / 3) + 1}`
    case 'fiscalYear':
      return `FY${fiscalYear}`
  }
}

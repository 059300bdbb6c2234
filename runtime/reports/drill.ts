/** The records behind a cell of a report: those of its groups, found as the report finds them. */
import type { Filter, Rule } from '#metadata/filter.ts'
import { Problem } from '#platform/problem.ts'

import type { Context } from '../context.ts'
import { planCondition } from '../query/condition.ts'
import { planTrusted } from '../query/trusted.ts'
import type { Answer } from '../read.ts'
import { listRecords, type RecordList } from '../records/list-records.ts'
import type { Asked } from './find-report.ts'
import { addDays, groupEnd, moveBack } from './report-period.ts'
import type { PlannedGroup, ReportPlan } from './report-plan.ts'
import { invalidReport } from './report-problems.ts'
import { preparedReport, type ReportInput } from './run-report.ts'

/** One value of a group, as the answer has it; or all but these: the others. */
export type Coordinate = { readonly value: unknown } | { readonly others: readonly unknown[] }

export interface DrillInput extends ReportInput {
  /** From the outermost group inwards; fewer than the groups for a total. */
  readonly rows?: readonly Coordinate[]
  readonly columns?: readonly Coordinate[]
  /** Only records that this measure counts. */
  readonly measure?: string
  /** What the measure is compared with, instead of what it is now. */
  readonly before?: boolean
  readonly fields?: readonly string[]
  readonly sort?: readonly string[]
  readonly limit?: number
  readonly after?: string
}

export interface Drilled extends RecordList {
  readonly object: string
  /** The same records as the filter of a list; absent where that would name what the person may not see. */
  readonly filter?: Filter
}

/** The page of records; throws `report/invalid` for coordinates that fit no group. */
export async function drill(context: Context, asked: Asked, input: DrillInput): Promise<Answer<Drilled>> {
  const { plan, filters } = await preparedReport(context, asked, input)
  const item =
    input.measure === undefined ? undefined : plan.measures.find(({ measure }) => measure.as === input.measure)
  if (input.measure !== undefined && !item) throw invalidReport('/measure', `There is no measure "${input.measure}".`)
  const shift = input.before && item?.before !== undefined ? plan.shifts[item.before] : undefined
  const rules: (Filter | Rule)[] = [
    ...coordinates(plan.groups.slice(0, plan.rowCount), input.rows ?? [], 'rows', shift),
    ...coordinates(plan.groups.slice(plan.rowCount), input.columns ?? [], 'columns', shift),
  ]
  if (plan.time?.days) {
    const { from, to } = plan.time.days
    const [first, end] = shift ? [moveBack(from, shift), moveBack(to, shift)] : [from, to]
    rules.push({ field: plan.time.path.name, operator: 'between', value: [first, addDays(end, -1)] })
  }
  const own = item?.measure.filter ? [item.measure.filter] : []
  const whole: Filter = { combinator: 'and', rules: [...filters, ...own, ...rules] }
  const cell = planTrusted(context, plan.object, { combinator: 'and', rules: [...own, ...rules] })
  const request = {
    object: plan.object.name,
    count: 'capped' as const,
    ...(input.fields ? { fields: input.fields } : {}),
    ...(input.sort ? { sort: input.sort } : {}),
    ...(input.limit === undefined ? {} : { limit: input.limit }),
    ...(input.after ? { after: input.after } : {}),
  }
  const key = `report ${JSON.stringify([asked, whole])}`
  const { revision, value } = await listRecords(context, request, { key, of: [...plan.where, cell] })
  const isShown = isPlain(context, plan, whole)
  return { revision, value: { object: plan.object.name, ...value, ...(isShown ? { filter: whole } : {}) } }
}

/** Whether whoever asks may filter by all that it names. */
function isPlain(context: Context, plan: ReportPlan, filter: Filter): boolean {
  try {
    return Boolean(planCondition(context, plan.object, filter))
  } catch (error) {
    if (error instanceof Problem) return false
    throw error
  }
}

function coordinates(
  groups: readonly PlannedGroup[],
  given: readonly Coordinate[],
  axis: string,
  shift: ReportPlan['shifts'][number] | undefined,
): (Filter | Rule)[] {
  if (given.length > groups.length) throw invalidReport(`/${axis}`, `There are only ${groups.length} groups.`)
  return given.map((coordinate, index) => {
    const group = groups[index]!
    if ('others' in coordinate) {
      const values = coordinate.others.map(idOf)
      const named = values.filter(value => value !== null)
      const rules: Rule[] = [
        ...(named.length > 0 ? [{ field: group.path.name, operator: 'notIn', value: named }] : []),
        ...(named.length < values.length ? [{ field: group.path.name, operator: 'notNull' }] : []),
      ]
      return { combinator: 'and', rules }
    }
    return ruleOf(group, coordinate.value, `/${axis}/${index}/value`, group.isMoved ? shift : undefined)
  })
}

function ruleOf(
  group: PlannedGroup,
  given: unknown,
  pointer: string,
  shift: ReportPlan['shifts'][number] | undefined,
): Rule {
  const field = group.path.name.endsWith('.title') ? group.path.name.slice(0, -'.title'.length) : group.path.name
  const value = idOf(given)
  if (value === null) return { field, operator: 'null' }
  const { by } = group.group
  if (!by) return { field, operator: '=', value }
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value) || Number.isNaN(Date.parse(value))) {
    throw invalidReport(pointer, 'It is the first day of a group, such as 2026-11-01.')
  }
  const first = shift ? moveBack(value, shift) : value
  return { field, operator: 'between', value: [first, addDays(groupEnd(first, by), -1)] }
}

const idOf = (value: unknown) =>
  value !== null && typeof value === 'object' && 'id' in value ? (value as { id: unknown }).id : (value ?? null)

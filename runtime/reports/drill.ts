/** The records behind a cell of a report: those of its groups, found as the report finds them. */
import type { CatalogObject } from '#metadata/catalog.ts'
import type { Filter, Rule } from '#metadata/filter.ts'
import { Problem } from '#platform/problem.ts'

import type { Context } from '../context.ts'
import { planCondition } from '../query/condition.ts'
import type { Step } from '../query/path.ts'
import { rebaseCondition } from '../query/rebase.ts'
import { planTrusted } from '../query/trusted.ts'
import type { Answer } from '../read.ts'
import { listRecords, type RecordList } from '../records/list-records.ts'
import { type Coordinate, coordinateRule } from './coordinate-rule.ts'
import { type DrilledTotal, drillAmounts } from './drill-amounts.ts'
import type { Asked } from './find-report.ts'
import type { PlannedMeasure, PlannedSource, ReportPlan } from './planned-report.ts'
import { prefixFilter } from './prefix-filter.ts'
import { addDays, moveBack, type Shift } from './report-period.ts'
import { invalidReport } from './report-problems.ts'
import { preparedReport, type ReportInput } from './run-report.ts'

export interface DrillInput extends ReportInput {
  /** From the outermost group inwards; fewer than the groups for a total. */
  readonly rows?: readonly Coordinate[]
  readonly columns?: readonly Coordinate[]
  /** Only records that this measure counts. */
  readonly measure?: string
  /** What the measure is compared with, instead of what it is now. */
  readonly before?: boolean
  /** The report was answered in the base currency. */
  readonly converted?: boolean
  readonly fields?: readonly string[]
  readonly sort?: readonly string[]
  readonly limit?: number
  readonly after?: string
}

export interface Drilled extends RecordList {
  /** Whose records they are: of the report, of its children, or of another object that the measure reckons. */
  readonly object: string
  /** The same records as the filter of a list; absent where that would name what the person may not see. */
  readonly filter?: Filter
  /** What the field of the measure comes to in all of them. */
  readonly total?: DrilledTotal
  /** By record: its amount in the base currency, where amounts are converted. */
  readonly amounts?: Readonly<Record<string, string | null>>
}

/** A rule over records behind some references. */
interface Told {
  readonly rule: Filter | Rule
  readonly object: CatalogObject
  readonly steps: readonly Step[]
}

/** The page of records; throws `report/invalid` for coordinates that fit no group. */
export async function drill(context: Context, asked: Asked, input: DrillInput): Promise<Answer<Drilled>> {
  const { plan } = await preparedReport(context, asked, input)
  const item =
    input.measure === undefined ? undefined : plan.measures.find(({ measure }) => measure.as === input.measure)
  if (input.measure !== undefined && !item) throw invalidReport('/measure', `There is no measure "${input.measure}".`)
  const source = sourceOf(plan, item, input)
  const shift = input.before && item?.before !== undefined ? plan.parts[item.before]?.shift : undefined
  const chosen = [
    ...(item?.measure.filter ? [{ rule: item.measure.filter, object: plan.object, steps: source.ups ?? [] }] : []),
    ...coordinates(plan, source, input.rows ?? [], 'rows', shift),
    ...coordinates(plan, source, input.columns ?? [], 'columns', shift),
    ...dayRules(plan, source, shift),
  ]
  const cell = chosen.map(({ rule, object, steps }) => {
    return rebaseCondition(planTrusted(context, object, { combinator: 'and', rules: [rule] }), steps)
  })
  const request = {
    object: source.object.name,
    count: 'capped' as const,
    ...(input.fields ? { fields: input.fields } : {}),
    ...(input.sort ? { sort: input.sort } : {}),
    ...(input.limit === undefined ? {} : { limit: input.limit }),
    ...(input.after ? { after: input.after } : {}),
  }
  const ups = source.ups ?? []
  const object = source.ups ? plan.object : source.object
  const general = source.filters.map((rule): Told => ({ rule, object, steps: ups }))
  const all = [...general, ...chosen]
  const key = `report ${JSON.stringify([asked, plan.sources.indexOf(source), all.map(told => told.rule)])}`
  const where = [...source.where, ...cell]
  const { revision, value } = await listRecords(context, request, { key, of: where })
  const filter = plainFilter(context, source.object, all)
  const ids = value.records.map(record => String(record.id))
  const isConverted = input.converted === true
  const reckoned = item?.path && (await drillAmounts(context, { source, path: item.path, where, ids, isConverted }))
  const drilled = {
    object: source.object.name,
    ...value,
    ...(filter ? { filter } : {}),
    ...(reckoned ? { total: reckoned.total } : {}),
    ...(reckoned?.converted ? { amounts: reckoned.converted } : {}),
  }
  return { revision, value: drilled }
}

/** Whose records a cell shows: those of the measure, else of the report as far as they are split by its groups. */
function sourceOf(plan: ReportPlan, item: PlannedMeasure | undefined, { rows = [], columns = [] }: DrillInput) {
  const named = plan.sources[item?.source ?? -1]
  if (named) return named
  const given = plan.groups.filter((_, index) =>
    index < plan.rowCount ? index < rows.length : index - plan.rowCount < columns.length,
  )
  const isSplit = (source: PlannedSource) => given.every(group => source.groups[plan.groups.indexOf(group)])
  const [first] = plan.sources
  const found = plan.sources.find(source => source.ups?.length === 0 && isSplit(source)) ?? plan.sources.find(isSplit)
  const source = found ?? first
  if (!source) throw invalidReport('/measure', 'There is nothing that the report reckons.')
  return source
}

function coordinates(
  plan: ReportPlan,
  source: PlannedSource,
  given: readonly Coordinate[],
  axis: 'rows' | 'columns',
  shift: Shift | undefined,
): Told[] {
  const from = axis === 'rows' ? 0 : plan.rowCount
  const count = (axis === 'rows' ? plan.rowCount : plan.groups.length) - from
  if (given.length > count) throw invalidReport(`/${axis}`, `There are only ${count} groups.`)
  return given.map((coordinate, index) => {
    const group = plan.groups[from + index]!
    const path = source.groups[from + index]
    if (!path) throw invalidReport(`/${axis}/${index}`, `The measure is not split by "${group.group.field}".`)
    const moved = group.isMoved ? shift : undefined
    const rule = coordinateRule(path, group.group.by, coordinate, `/${axis}/${index}/value`, moved)
    // Names of a path begin where its own steps do, behind the references that lead to the record of the report.
    const steps = source.ups ? path.steps.slice(0, path.steps.length - group.path.steps.length) : []
    return { rule, object: objectBehind(source, steps), steps }
  })
}

function dayRules(plan: ReportPlan, source: PlannedSource, shift: Shift | undefined): Told[] {
  const { days, time, ups = [] } = source
  if (!days || !time) return []
  const [from, to] = shift ? [moveBack(days.from, shift), moveBack(days.to, shift)] : [days.from, days.to]
  const rule: Rule = { field: time.name, operator: 'between', value: [from, addDays(to, -1)] }
  return [{ rule, object: source.ups ? plan.object : source.object, steps: ups }]
}

const objectBehind = (source: PlannedSource, steps: readonly Step[]) => steps.at(-1)?.target ?? source.object

/** All of it as one filter that whoever asks may use himself. */
function plainFilter(context: Context, object: CatalogObject, all: readonly Told[]): Filter | undefined {
  const rules = all.flatMap(({ rule, steps }) => prefixFilter(rule, steps) ?? [])
  if (rules.length < all.length) return undefined
  const filter: Filter = { combinator: 'and', rules }
  try {
    planCondition(context, object, filter)
    return filter
  } catch (error) {
    if (error instanceof Problem) return undefined
    throw error
  }
}

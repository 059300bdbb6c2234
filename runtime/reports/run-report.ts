/** A report, start to end: definition and prompts → plan → one statement → pivot → answer. */

import type { Catalog } from '#metadata/catalog.ts'
import type { ReportDefinition, ReportMeasure } from '#metadata/definitions.ts'
import type { Filter } from '#metadata/filter.ts'

import type { Context } from '../context.ts'
import { checkParameters, fillParameters } from '../queries/parameters.ts'
import { bindQuestion } from '../query/bind-question.ts'
import { type Condition, planCondition } from '../query/condition.ts'
import { findDefinition } from '../query/find-definition.ts'
import { findObject } from '../query/path.ts'
import { planTrusted } from '../query/trusted.ts'
import type { Answer } from '../read.ts'
import { apartWords } from './apart-words.ts'
import { askStatement } from './ask-statement.ts'
import { fillNoughts } from './fill-noughts.ts'
import { fillPeriods } from './fill-periods.ts'
import { type Asked, type FoundReport, findReport } from './find-report.ts'
import { fiscalMonth } from './fiscal-month.ts'
import { orderAxes } from './order-axis.ts'
import { foldRows, type Pivot } from './pivot.ts'
import type { ReportPlan } from './planned-report.ts'
import { reckonCells } from './reckon-cells.ts'
import type { Amounts, ReportAnswer } from './report-answer.ts'
import type { PeriodInput } from './report-period.ts'
import { planReport } from './report-plan.ts'
import { invalidReport, tooManyGroups } from './report-problems.ts'
import { mostRows, type ReportStatement, reportStatement } from './report-sql.ts'
import { toAnswer } from './to-answer.ts'

export interface ReportInput {
  /** Values of the parameters of the report and of its query. */
  readonly parameters?: Readonly<Record<string, unknown>>
  readonly period?: PeriodInput
  /** Only records that match, over fields that whoever asks may see. */
  readonly filter?: Filter
  /** By which it can be cancelled. */
  readonly run?: string
  /** For a file; only records that may be exported count then. */
  readonly isExport?: boolean
}

/** Throws `definition/unknown`, `parameter/invalid`, `report/…`, `access/denied`. */
export async function runReport(context: Context, asked: Asked, input: ReportInput): Promise<Answer<ReportAnswer>> {
  const { report, plan } = await preparedReport(context, asked, input)
  const known = mixed.get(context.catalog) ?? new Set<string>()
  mixed.set(context.catalog, known)
  const key = JSON.stringify([
    plan.object.id,
    plan.measures.map(item => [plan.sources[item.source]?.object.id, item.path?.name]),
  ])
  let asking = await ask(context, plan, known.has(key) ? 'converted' : 'direct', input.run)
  if (asking.isMixed && asking.revision === context.catalog.revision) {
    known.add(key)
    asking = await ask(context, plan, 'converted', input.run)
  }
  const { rows, statement, amounts, milliseconds, revision } = asking
  if (rows.length > mostRows) {
    throw tooManyGroups(
      `The report has more than ${mostRows.toLocaleString('en')} groups; keep the largest of them, or group more coarsely.`,
    )
  }
  const pivot: Pivot = foldRows(plan, statement, rows)
  const filled = fillPeriods(plan, pivot)
  fillNoughts(plan, pivot, { filled, isUnrated: amounts?.unrated !== undefined })
  const isOrderedByMeasure = plan.groups.some(item => item.group.sortBy !== undefined)
  if (isOrderedByMeasure) reckonCells(plan, pivot)
  orderAxes(plan, pivot, context.actor.locale)
  const faults = reckonCells(plan, pivot)
  const apart = await apartWords(context, plan)
  return { revision, value: toAnswer(context, report, plan, { pivot, faults, amounts, apart, milliseconds }) }
}

/** Reports in which amounts of several currencies have been met; they are converted at once. */
const mixed = new WeakMap<Catalog, Set<string>>()

/** The definition and its plan, with parameters filled in. */
export async function preparedReport(
  context: Context,
  asked: Asked,
  input: ReportInput,
): Promise<{ report: ReportDefinition; plan: ReportPlan; filters: readonly Filter[] }> {
  const found = await findReport(context, asked)
  return { report: found.report, ...(await planFound(context, found, input)) }
}

/** The plan of a report that was found. */
async function planFound(
  context: Context,
  found: FoundReport,
  input: ReportInput,
): Promise<{ plan: ReportPlan; filters: readonly Filter[] }> {
  const { conditions, filter, filters, added, fill } = askedConditions(context, found, input)
  const { filter: _, ...rest } = found.report
  const month = await fiscalMonth(context)
  const plan = planReport(
    context,
    { ...rest, ...(filter ? { filter } : {}), measures: rest.measures.map(measure => filledMeasure(measure, fill)) },
    {
      conditions,
      filters,
      added,
      period: input.period,
      fiscalMonth: month,
      isStored: found.isStored,
      right: input.isExport ? 'export' : 'read',
    },
  )
  return { plan, filters }
}

type Fill = (filter: Filter) => Filter

/** A measure whose filters have the values of parameters. */
function filledMeasure(measure: ReportMeasure, fill: Fill): ReportMeasure {
  const { filter, source } = measure
  return {
    ...measure,
    ...(filter ? { filter: fill(filter) } : {}),
    ...(source?.filter ? { source: { ...source, filter: fill(source.filter) } } : {}),
  }
}

/** The conditions of queries that it stands on and of the definition it is a variant of, and its own filter, with the values of parameters. */
function askedConditions(
  context: Context,
  { report, base }: FoundReport,
  input: ReportInput,
): {
  conditions: Condition[]
  filter: Filter | undefined
  filters: readonly Filter[]
  added: readonly Filter[]
  fill: Fill
} {
  const queries = [base?.query, report.query].flatMap(name =>
    name === undefined ? [] : findDefinition(context, 'query', name).definition,
  )
  const stranger = queries.find(query => query.object !== report.object)
  if (stranger) throw invalidReport('/query', `"${stranger.name}" asks about something else.`)
  const parameters = [...queries, ...(base ? [base] : []), report].flatMap(item => item.parameters ?? [])
  const values = checkParameters({ parameters }, input.parameters ?? {})
  // Queries and the definition behind a variant are definitions, whoever asks with them.
  const fill: Fill = filter => fillParameters(filter, values, parameters)
  const trusted = [...queries, ...(base ? [base] : [])].flatMap(item => (item.filter ? fill(item.filter) : []))
  const filter = report.filter && fill(report.filter)
  const object = findObject(context, report.object)
  const added = input.filter ? [input.filter] : []
  return {
    conditions: [
      ...trusted.map(own => planTrusted(context, object, own)),
      ...added.map(own => planCondition(context, object, own, '/filter')),
    ],
    filter,
    filters: [...trusted, ...(filter ? [filter] : []), ...added],
    added,
    fill,
  }
}

interface Asking {
  readonly revision: number
  readonly rows: readonly (readonly unknown[])[]
  readonly statement: ReportStatement
  readonly amounts: Amounts | undefined
  readonly isMixed: boolean
  readonly milliseconds: number
}

async function ask(
  context: Context,
  plan: ReportPlan,
  reckoning: 'direct' | 'converted',
  run: string | undefined,
): Promise<Asking> {
  const statement = reportStatement(context, plan, reckoning)
  const values = await bindQuestion(context, statement.values)
  const { rows: found, milliseconds } = await askStatement(context, { text: statement.text, values }, run)
  const rows = found.filter(row => row[statement.level] !== null)
  const revision = found[0]?.[0] as number
  const amounts = statement.base < 0 ? undefined : toAmounts(plan, statement, rows, reckoning)
  const isMixed = reckoning === 'direct' && amounts !== undefined && isUnlike(statement, rows)
  return { revision, rows, statement, amounts, isMixed, milliseconds }
}

/** Whether amounts of different currencies stand in the answer. */
function isUnlike(statement: ReportStatement, rows: readonly (readonly unknown[])[]): boolean {
  return currenciesIn(statement, rows).size > 1
}

function currenciesIn(statement: ReportStatement, rows: readonly (readonly unknown[])[]): Set<string> {
  const found = new Set<string>()
  for (const row of rows) {
    for (const at of statement.monies) {
      for (const code of [row[at], row[at + 1]]) if (typeof code === 'string') found.add(code)
    }
  }
  return found
}

function toAmounts(
  plan: ReportPlan,
  statement: ReportStatement,
  rows: readonly (readonly unknown[])[],
  reckoning: 'direct' | 'converted',
): Amounts {
  const [row] = rows
  const base = (row?.[statement.base] as string | null | undefined) ?? null
  const decimals = Number(row?.[statement.base + 1] ?? 2)
  if (reckoning === 'direct') {
    const [only] = currenciesIn(statement, rows)
    return { currency: only ?? base, converted: false, decimals }
  }
  const unrated = new Set(
    rows.flatMap(item => statement.monies.flatMap(at => (item[at] as (string | null)[] | null) ?? [])),
  )
  const lacking = [...unrated].filter(code => code !== null).sort()
  return {
    currency: base,
    converted: true,
    rates: plan.rateDate ?? 'today',
    ...(lacking.length > 0 ? { unrated: lacking } : {}),
    decimals,
  }
}

/** Which filters of a report do not hold for its measures of other objects, in words: nobody takes such a figure for another. */
import { checkExpression } from '#metadata/feel/check.ts'
import { measureScope } from '#metadata/feel/measure-scope.ts'

import type { Context } from '../context.ts'
import { dayWords } from './files/day-words.ts'
import { fileWords } from './files/file-words.ts'
import { filterWords } from './files/filter-words.ts'
import type { PlannedSource, ReportPlan } from './planned-report.ts'
import { addDays, type Days } from './report-period.ts'

/** By measure, in the language of whoever asks; fields that he does not see are not named. Formulas tell of what they read. */
export async function apartWords(context: Context, plan: ReportPlan): Promise<readonly (readonly string[])[]> {
  const sources: string[][] = []
  for (const source of plan.sources) sources.push(await wordsOf(context, plan, source))
  const names = plan.measures.map(({ measure }) => measure.as)
  const all: (readonly string[])[] = []
  for (const [index, { measure, source }] of plan.measures.entries()) {
    const read =
      measure.formula === undefined
        ? []
        : checkExpression(measure.formula, measureScope(context.catalog.symbols, names.slice(0, index))).reads
    const behind = read.flatMap(({ root }) => all[names.indexOf(String(root))] ?? [])
    all.push(measure.formula === undefined ? (sources[source] ?? []) : [...new Set(behind)])
  }
  return all
}

async function wordsOf(
  context: Context,
  { object, days }: ReportPlan,
  { apart, isTimeless }: PlannedSource,
): Promise<string[]> {
  const { locale } = context.actor
  const filters = apart.map(node => ({ combinator: 'and' as const, rules: [node] }))
  const said = filters.length > 0 ? await filterWords(context, object, filters, locale) : []
  return isTimeless && days ? [...said, daysWords(days, locale)] : said
}

function daysWords({ from, to }: Days, locale: Context['actor']['locale']): string {
  const { period, colon } = fileWords[locale]
  return `${period}${colon}${dayWords(from, locale)} – ${dayWords(addDays(to, -1), locale)}`
}

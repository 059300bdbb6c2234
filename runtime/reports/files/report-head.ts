/** What is said above a report's figures: what it is, of when, of what, by whom. */
import type { LocalizedText } from '#metadata/definitions.ts'
import type { Actor, Context } from '../../context.ts'
import { findObject } from '../../query/path.ts'
import type { Asked } from '../find-report.ts'
import type { AnsweredMeasure, ReportAnswer } from '../report-answer.ts'
import { addDays } from '../report-period.ts'
import { preparedReport, type ReportInput } from '../run-report.ts'
import { dayWords, momentWords } from './day-words.ts'
import { fileWords } from './file-words.ts'
import { fieldWords, filterWords } from './filter-words.ts'

/** What the report was asked, for its conditions in words. */
export interface AskedWith {
  readonly asked: Asked
  readonly input: ReportInput
}

/** Title and lines of a name and a text. */
export interface ReportHead {
  readonly title: string
  readonly lines: readonly (readonly [name: string, text: string])[]
}

/** The head in a language; `made` is the moment. */
export async function reportHead(
  context: Context,
  answer: ReportAnswer,
  {
    locale,
    title,
    question,
    made,
  }: { locale: Actor['locale']; title?: string | undefined; question?: AskedWith | undefined; made: Date },
): Promise<ReportHead> {
  const words = fileWords[locale]
  const filters = question ? await conditions(context, answer, question, locale) : []
  const lines: [string, string][] = []
  const { period, money } = answer
  if (period)
    lines.push([words.period, `${dayWords(period.from, locale)} – ${dayWords(addDays(period.to, -1), locale)}`])
  if (filters.length > 0) lines.push([words.filters, filters.join(words.and)])
  if (money?.converted && money.currency) {
    const rates =
      money.rates === undefined || money.rates === 'today'
        ? words.ratesOfToday
        : fieldWords(context, findObject(context, answer.object), money.rates, locale)
    const unrated = money.unrated ? `; ${words.unrated(money.unrated.join(words.comma))}` : ''
    lines.push([words.amounts, `${words.converted(money.currency, rates)}${unrated}`])
  }
  for (const { as, label, apart = [] } of answer.measures)
    if (apart.length > 0) lines.push([localized(label, locale, as), words.apart(apart.join(words.and))])
  if (answer.exportsLess) lines.push([words.report, words.exportsLess])
  lines.push([words.by, context.actor.name], [words.at, momentWords(made, locale, context.actor.timeZone)])
  return { title: title ?? localized(answer.label, locale, answer.name), lines }
}

async function conditions(
  context: Context,
  answer: ReportAnswer,
  { asked, input }: AskedWith,
  locale: Actor['locale'],
): Promise<string[]> {
  const { filters } = await preparedReport(context, asked, input)
  return filterWords(context, findObject(context, answer.object), filters, locale)
}

/** A text in a language, or in the one there is. */
export function localized(text: LocalizedText, locale: Actor['locale'], fallback: string): string {
  return text[locale] ?? text.en ?? text['zh-CN'] ?? fallback
}

/** What a measure is called, with its currency. */
export function measureWords({ label, as, currency }: AnsweredMeasure, locale: Actor['locale']): string {
  const words = localized(label, locale, as)
  return currency ? `${words} (${currency})` : words
}

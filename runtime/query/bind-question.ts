/** The values of a statement whose filters may hold expressions: what these read is read first, once. */
import { Temporal } from 'temporal-polyfill'
import type { Queryable } from '#platform/database/queryable.ts'
import type { Context } from '../context.ts'
import { usualLimits } from '../feel/limits.ts'
import { loadActor } from '../feel/load-actor.ts'
import { loadSettings } from '../feel/load-settings.ts'
import { contextOf, type FeelContext } from '../feel/values.ts'
import { bindValues, LateValue, type Needs } from './late-values.ts'

/** Steps of all expressions of a question together: whoever asks may write as many as he likes. */
const mostSteps = 400_000

/** The values with every late one filled in; throws `filter/invalid` where an expression cannot be evaluated. */
export async function bindQuestion(
  context: Context,
  values: readonly unknown[],
  record: string | null = null,
  db: Queryable = context.db,
): Promise<unknown[]> {
  const needs = values.flatMap(value => (value instanceof LateValue && value.needs) || [])
  const now = new Date()
  if (needs.length === 0) return bindValues(values, context.actor, now, record)
  const count = needs.reduce((sum, need) => sum + need.count, 0)
  const limits = { ...usualLimits, steps: Math.min(usualLimits.steps, Math.floor(mostSteps / count)) }
  return bindValues(values, context.actor, now, record, { names: await namesFor(context, needs, now, db), limits })
}

async function namesFor(context: Context, needs: readonly Needs[], now: Date, db: Queryable): Promise<FeelContext> {
  const moment = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(context.actor.timeZone)
  const paths = needs.flatMap(need => need.actor)
  const actor = await loadActor(context, context.actor, paths, db)
  const setting = needs.some(need => need.settings) ? await loadSettings(context, db) : contextOf([])
  return contextOf(Object.entries({ actor, setting, now: moment, today: moment.toPlainDate() }))
}

/** `setting` in expressions: every setting by its name, as it is today for the unit that is asked about. */
import { Temporal } from 'temporal-polyfill'

import type { SettingDefinition } from '#metadata/definitions.ts'
import type { Queryable } from '#platform/database/queryable.ts'

import type { Context } from '../context.ts'
import { readRates } from '../money/read-rates.ts'
import { readSettings } from '../settings/read-settings.ts'
import { toDecimal } from './decimal.ts'
import { withRates } from './rates-of.ts'
import { contextOf, type FeelContext, type FeelValue } from './values.ts'

/** The settings for a unit, that of the actor where none is said; exchange rates come with them. */
export async function loadSettings(
  context: Pick<Context, 'catalog' | 'ed' | 'actor' | 'rights'>,
  db: Queryable,
  unitId: string | null = context.actor.unitId,
): Promise<FeelContext> {
  const today = Temporal.Now.plainDateISO(context.actor.timeZone).toString()
  const written = await readSettings(context, unitId, today, db)
  const { symbols } = context.catalog
  const settings = contextOf(
    [...written].map(([name, value]): [string, FeelValue] => {
      const type = symbols.definition('setting', name)?.type
      return [name, value === null || !type ? null : conversions[type](value)]
    }),
  )
  return withRates(settings, await readRates(context, db))
}

const conversions: Record<SettingDefinition['type'], (written: string) => FeelValue> = {
  text: written => written,
  number: toDecimal,
  boolean: written => written === 'true',
  date: written => Temporal.PlainDate.from(written),
}

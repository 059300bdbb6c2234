/** The month in which fiscal years begin: the value of the business parameter that every system has. */
import type { Context } from '../context.ts'
import { todayIn } from '../query/relative-dates.ts'
import { readSettings } from '../settings/read-settings.ts'

const setting = 'sys-setting-fiscal_year_start'

/** 1 to 12; January where nothing is said. */
export async function fiscalMonth(context: Context): Promise<number> {
  const definition = context.catalog.symbols.byId(setting)
  if (definition?.kind !== 'setting') return 1
  const { actor, db } = context
  const values = await readSettings(context, actor.unitId, todayIn(actor.timeZone, new Date()), db)
  const month = Number(values.get(definition.name))
  return Number.isInteger(month) && month >= 1 && month <= 12 ? month : 1
}

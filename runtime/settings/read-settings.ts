/**
 * The values of settings: records of the system object, per unit and dated. What a unit has no value for it takes from
 * the unit above; where nothing is set the definition's default holds. Kept for some seconds, since rules ask often.
 */
import sql, { type Sql } from 'sql-template-tag'

import type { Catalog } from '#metadata/catalog.ts'
import { settingFault } from '#metadata/setting-fault.ts'
import { systemObjects } from '#metadata/system-fields.ts'
import type { Queryable } from '#platform/database/queryable.ts'

import type { Context } from '../context.ts'
import { table } from '../query/identifiers.ts'
import { systemColumn, systemObject } from '../query/system-object.ts'

type World = Pick<Context, 'catalog' | 'ed'>

/** A value that holds for a unit on some days. */
interface Row {
  readonly setting: string
  readonly value: string
  readonly valid_from: string | null
  readonly valid_to: string | null
}

const keepMilliseconds = 5_000
const known = new WeakMap<Catalog, Map<string, { until: number; rows: Promise<readonly Row[]> }>>()

/** What each setting is, by name, for a unit (null: nobody's) on a day (2026-11-22); null where it has no value at all. */
export async function readSettings(
  world: World,
  unitId: string | null,
  today: string,
  db: Queryable,
): Promise<ReadonlyMap<string, string | null>> {
  const settings = world.catalog.symbols.all('setting')
  if (settings.length === 0) return new Map()
  const rows = (await keptRows(world, unitId, db)).filter(
    row => (row.valid_from ?? today) <= today && today <= (row.valid_to ?? today),
  )
  return new Map(
    settings.map(setting => {
      // A value that was set before the type changed counts for nothing.
      const row = rows.find(item => item.setting === setting.id && !settingFault(setting.type, item.value))
      return [setting.name, row?.value ?? setting.default ?? null]
    }),
  )
}

/** After a value was written here: the next one who asks reads it. */
export function forgetSettings(catalog: Catalog): void {
  known.delete(catalog)
}

function keptRows(world: World, unitId: string | null, db: Queryable): Promise<readonly Row[]> {
  const kept = known.get(world.catalog) ?? new Map()
  known.set(world.catalog, kept)
  const key = `${world.ed} ${unitId ?? ''}`
  const found = kept.get(key)
  if (found && found.until > Date.now()) return found.rows
  // A system that was installed before there were settings has defaults only.
  const hasValues = world.catalog.objectsById.has(systemObjects.settingValue)
  const rows = hasValues ? db.query<Row>(rowsSql(world, unitId)) : Promise.resolve([])
  kept.set(key, { until: Date.now() + keepMilliseconds, rows })
  rows.catch(() => kept.delete(key))
  return rows
}

/** The values that reach a unit: its own first, then those of the units above, then everybody's; later ones first. */
function rowsSql(world: World, unitId: string | null): Sql {
  const unit = systemObject(world, systemObjects.unit)
  const value = systemObject(world, systemObjects.settingValue)
  const v = (name: string) => systemColumn(value, 'v', name)
  const parent = systemColumn(unit, 'u', 'parent')
  return sql`with recursive up(id, parent, depth) as (
      select u.id, ${parent}, 0 from ${table(world.ed, unit)} u where u.id = ${unitId}::uuid
      union all
      select u.id, ${parent}, up.depth + 1 from ${table(world.ed, unit)} u
        join up on u.id = up.parent where up.depth < 50
    )
    select ${v('setting')} as setting, ${v('value')} as value,
      ${v('valid_from')}::text as valid_from, ${v('valid_to')}::text as valid_to
    from ${table(world.ed, value)} v left join up on up.id = ${v('unit')}
    where v.deleted_at is null and (${v('unit')} is null or up.id is not null)
    order by up.depth nulls last, ${v('valid_from')} desc nulls last, v.id desc`
}

/**
 * One level of a statement: a table under an alias, and the joins that its paths need. A joined record that the actor
 * may not see joins as nothing, so that neither its fields nor a filter on them tell anything.
 */
import sql, { join, raw, type Sql } from 'sql-template-tag'

import type { CatalogObject } from '#metadata/catalog.ts'

import { accessPredicate, andPredicate } from '../access/predicate.ts'
import { column, table } from './identifiers.ts'
import type { Step, World } from './path.ts'

/** Gives aliases that are new in the whole statement. */
export type NextAlias = () => string

/** A source of aliases t0, t1, …. */
export function createAliases(): NextAlias {
  let count = 0
  return () => `t${count++}`
}

export interface Scope {
  readonly world: World
  readonly object: CatalogObject
  readonly alias: string
  readonly next: NextAlias
  /** The alias of the record that these references lead to; joins it on first use. */
  reach(steps: readonly Step[]): string
  /** `from table alias left join …`, complete once every path has been reached. */
  from(): Sql
}

/** Opens a level for records of an object: those of its table, or of a sub-select with its columns. */
export function openScope(
  world: World,
  object: CatalogObject,
  next: NextAlias,
  source: Sql = table(world.ed, object),
): Scope {
  const alias = next()
  const joins = new Map<string, { alias: string; sql: Sql }>()
  return {
    world,
    object,
    alias,
    next,
    reach(steps) {
      let current = alias
      let key = ''
      for (const { field, target } of steps) {
        key += `/${field.id}`
        const known = joins.get(key)
        if (known) {
          current = known.alias
          continue
        }
        const joined = next()
        const visible = andPredicate(accessPredicate(world, target, 'read', joined, next))
        const on = sql`${raw(joined)}.id = ${column(current, field.columns?.value ?? 'id')}${visible}`
        joins.set(key, { alias: joined, sql: sql`left join ${table(world.ed, target)} ${raw(joined)} on ${on}` })
        current = joined
      }
      return current
    },
    from() {
      const parts = [sql`from ${source} ${raw(alias)}`, ...[...joins.values()].map(item => item.sql)]
      return join(parts, ' ')
    },
  }
}

/**
 * Whether somebody may see today what a document showed when it was printed. What is gone since nobody has a right to:
 * a field, an object, or a record that was purged; it stays open to those who administer, or see all of such records.
 */
import sql, { raw } from 'sql-template-tag'

import type { CatalogObject } from '#metadata/catalog.ts'

import { accessPredicate, andPredicate } from '../access/predicate.ts'
import type { Context } from '../context.ts'
import { bindValues } from '../query/late-values.ts'
import { createAliases, openScope } from '../query/scope.ts'
import type { ShownData } from './shown-data.ts'

/** `about`: the object of the record that it was printed of, which the caller is known to see. */
export async function maySeeShown(context: Context, { fields, records }: ShownData, about: string): Promise<boolean> {
  const { catalog, rights } = context
  const administers = rights.has('administer')
  for (const [objectId, ids] of Object.entries(fields)) {
    const object = catalog.objectsById.get(objectId)
    for (const id of ids) {
      const field = object?.fieldsById.get(id)
      if (!object || !field) {
        if (!administers) return false
      } else if (rights.field(object, field) === 'hidden') return false
    }
  }
  for (const [objectId, ids] of Object.entries(records)) {
    const object = catalog.objectsById.get(objectId)
    if (object ? !(await seesRecords(context, object, ids, about)) : !administers) return false
  }
  return true
}

/** Records in the recycle bin count by whose they were; purged lines of the record itself went with its consent. */
async function seesRecords(
  context: Context,
  object: CatalogObject,
  ids: readonly string[],
  about: string,
): Promise<boolean> {
  const scope = openScope(context, object, createAliases())
  const predicate = accessPredicate(context, object, 'read', scope.alias, scope.next)
  if (typeof predicate === 'boolean') return predicate
  const statement = sql`select count(*)::int as found, (count(*) filter (where true${andPredicate(predicate)}))::int as seen
    ${scope.from()} where ${raw(scope.alias)}.id = any(${ids}::uuid[])`
  const values = bindValues(statement.values, context.actor, new Date())
  const [row] = await context.db.query<{ found: number; seen: number }>({ text: statement.text, values })
  const { found = 0, seen = 0 } = row ?? {}
  if (seen < found) return false
  return found === ids.length || followsFrom(object, about)
}

function followsFrom({ definition, fields }: CatalogObject, about: string): boolean {
  const { access } = definition
  return access?.mode === 'follows' && fields.get(access.through ?? '')?.targets.includes(about) === true
}

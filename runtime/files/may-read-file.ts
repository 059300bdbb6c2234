/** Who may open a file: whoever uploaded it, and whoever may read a record that holds it, in a field he may see. */
import sql, { join, raw, type Sql } from 'sql-template-tag'

import type { StoredFile } from '#platform/files/stored-files.ts'

import { accessPredicate, andPredicate } from '../access/predicate.ts'
import { mayOpenKept } from '../documents/kept-documents.ts'
import { column } from '../query/identifiers.ts'
import { bindValues } from '../query/late-values.ts'
import type { World } from '../query/path.ts'
import { createAliases, openScope } from '../query/scope.ts'
import { read } from '../read.ts'
import { type Caller, type System, toContext } from '../system.ts'

/** Whether the caller may read the file's bytes. */
export async function mayReadFile(system: System, caller: Caller, file: StoredFile): Promise<boolean> {
  if (file.createdBy === caller.actor.userId) return true
  const answer = await read(system, caller, async context => {
    const holders = holdersOf(context, file.id)
    const found = holders.length === 0 ? raw('false') : join(holders, ' or ')
    const statement = sql`select revision, (${found}) as found from bm.head`
    const values = bindValues(statement.values, context.actor, new Date())
    const [row] = await context.db.query<{ revision: number; found: boolean }>({ text: statement.text, values })
    return { revision: row?.revision ?? 0, value: row?.found === true }
  })
  if (answer.value) return true
  return mayOpenKept(toContext(system, caller), file.id)
}

/** One condition for each file field that the caller may see. */
function holdersOf(world: World, fileId: string): Sql[] {
  const next = createAliases()
  return [...world.catalog.objects.values()].flatMap(object =>
    [...object.fields.values()].flatMap(field => {
      if (field.type !== 'file' || !field.columns || world.rights.field(object, field) === 'hidden') return []
      const scope = openScope(world, object, next)
      const visible = andPredicate(accessPredicate(world, object, 'read', scope.alias, next))
      const many = field.definition?.type === 'file' && field.definition.many === true
      const held = column(scope.alias, field.columns.value)
      const holds = many ? sql`${held} @> array[${fileId}::uuid]` : sql`${held} = ${fileId}::uuid`
      return [
        sql`exists (select 1 ${scope.from()} where ${holds} and ${raw(scope.alias)}.deleted_at is null${visible})`,
      ]
    }),
  )
}

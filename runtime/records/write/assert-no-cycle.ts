/** Keeps trees trees: a record is neither its own ancestor nor its own descendant. */
import sql, { raw } from 'sql-template-tag'

import type { Change } from '../../audit/changes.ts'
import { errorAt } from '../../fields/value-error.ts'
import { quote, table } from '../../query/identifiers.ts'
import type { WriteContext } from '../../write.ts'
import { invalidValues } from './write-problems.ts'

const treeLock = 0x74726565

/** Throws when the change would hang a record below itself. Changes of one tree wait for each other. */
export async function assertNoCycle({ ed, tx }: WriteContext, { object, id, after }: Change): Promise<void> {
  const field = object.fields.get(object.definition.hierarchy ?? '')
  const parent = field && after?.get(field)
  const name = field?.columns?.value
  if (!field || !name || typeof parent !== 'string') return
  await tx.query(sql`select pg_advisory_xact_lock(${treeLock}, hashtext(${object.id}))`)
  const up = raw(quote(name))
  const [row] = await tx.query(sql`
    with recursive above(id) as (
      select ${parent}::uuid
      union select t.${up} from ${table(ed, object)} t join above a on t.id = a.id where t.${up} is not null
    ) select from above where id = ${id}::uuid`)
  if (!row) return
  throw invalidValues([errorAt('', field.name, { code: 'reference/cycle', message: 'It would be below itself.' })])
}

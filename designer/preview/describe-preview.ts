/** What a designer is told of a preview: how far it is, what runs in it, and as whom it can be tried. */

import { quoteIn, quoteName } from '#metadata/storage/quote.ts'
import { systemObjects } from '#metadata/system-fields.ts'
import type { System } from '#runtime/system.ts'
import type { DraftRow } from '../drafts/draft-row.ts'

import { wasInterrupted } from './preview-problems.ts'
import type { PreviewRow } from './preview-row.ts'
import { isInterrupted } from './previews.ts'

export interface PreviewDescription {
  readonly state: 'none' | PreviewRow['state']
  readonly [member: string]: unknown
}

const mostPeople = 300

/** The state of the preview; `running` is its system where it is open. */
export async function describePreview(
  draft: DraftRow,
  row: PreviewRow | undefined,
  running: System | undefined,
): Promise<PreviewDescription> {
  if (!row) return { state: 'none', version: draft.version }
  const interrupted = isInterrupted(row)
  const problem = interrupted ? wasInterrupted() : row.problem
  return {
    state: interrupted ? 'failed' : row.state,
    from: row.source,
    ...(row.template === null ? {} : { template: row.template }),
    records: row.records,
    done: row.done,
    total: row.total,
    startedAt: row.startedAt,
    endedAt: row.endedAt,
    version: draft.version,
    applied: row.applied,
    behind: isBehind(draft, row),
    errors: draft.errors,
    ...(problem === null ? {} : { problem }),
    ...(running ? { address: `/preview/${draft.id}`, ...(await whoCanBeTried(running)) } : {}),
  }
}

/** Whether an older version of the draft runs because the newest cannot. */
export function isBehind(
  draft: Pick<DraftRow, 'version' | 'errors'>,
  row: Pick<PreviewRow, 'applied' | 'refused'>,
): boolean {
  return row.applied !== draft.version && (draft.errors > 0 || row.refused === draft.version)
}

async function whoCanBeTried({ db, catalogs, ed }: System): Promise<Record<string, unknown>> {
  const catalog = catalogs.current()
  const { user, roleAssignment } = systemObjects
  const of = (objectId: string, name: string) => {
    const field = catalog.objectsById.get(objectId)?.fieldsById.get(`${objectId}-${name}`)
    return quoteName(field?.columns?.value ?? name)
  }
  const table = (objectId: string) => quoteIn(ed, catalog.objectsById.get(objectId)?.table ?? '')
  const people = await db.query<{ id: string; name: string; roles: string[] }>({
    text: `select u.id, u.${of(user, 'name')} as name, array_agg(r.${of(roleAssignment, 'role')} order by 1) as roles
      from ${table(user)} u join ${table(roleAssignment)} r on r.${of(roleAssignment, 'user')} = u.id and r.deleted_at is null
      where u.deleted_at is null and u.${of(user, 'active')} is true and substr(u.id::text, 15, 1) <> '8'
      group by u.id order by 2, 1 limit ${mostPeople}`,
    values: [],
  })
  const roles = catalog.symbols.all('role').map(({ id, name, label }) => ({ id, name, label, as: `role-${id}` }))
  return { roles, people: people.map(person => ({ ...person, as: `user-${person.id}` })) }
}

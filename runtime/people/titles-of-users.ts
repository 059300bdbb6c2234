/** What people are called, for those who may see that. */
import { systemObjects } from '#metadata/system-fields.ts'

import type { Context } from '../context.ts'
import { systemObject } from '../query/system-object.ts'
import { readTitles } from '../records/write/read-titles.ts'

/** Titles by id; people who are gone or out of sight are missing. */
export async function titlesOfUsers(
  context: Context,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string | null>> {
  const user = systemObject(context, systemObjects.user)
  if (ids.length === 0 || context.rights.scope(user, 'read') === 'none') return new Map()
  return await readTitles(context, context.db, user, [...new Set(ids)])
}

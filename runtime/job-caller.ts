/** On whose behalf a job acts: the person who started it, with no more roles than he had then, and as he is now. */
import { signInRequired } from '#platform/sign-in/sign-in-problems.ts'

import type { Source } from './context.ts'
import type { Door } from './door.ts'
import type { Caller } from './system.ts'

/** What a job keeps of its starter: ids of the roles he acted with. */
export interface StartedAs {
  readonly roleIds: readonly string[]
}

/** The caller of a running job; throws `sign-in/required` when the person has left meanwhile. */
export async function jobCaller(
  { actors }: Pick<Door, 'actors'>,
  userId: string,
  { roleIds }: StartedAs,
  kind: Source['kind'],
): Promise<Caller> {
  const actor = await actors.find(userId)
  if (!actor) throw signInRequired('Whoever started this is no longer active.')
  return { actor: { ...actor, roleIds: actor.roleIds.filter(id => roleIds.includes(id)) }, source: { kind } }
}

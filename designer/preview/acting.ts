/** As whom somebody tries a draft: a person of the preview, or a made-up one with one role. */
import type { Source } from '#runtime/context.ts'
import type { Caller } from '#runtime/system.ts'

import { madeUpPerson } from './made-up-person.ts'
import type { OpenPreview } from './open-previews.ts'
import { unknownPerson } from './preview-problems.ts'

/** `user` and `role` are ids. */
export type As = { readonly user: string } | { readonly role: string }

/** Reads `user-<id>` or `role-<id>`; undefined for anything else. */
export function parseAs(text: string): As | undefined {
  const [, kind, id = ''] = /^(user|role)-(.+)$/.exec(text) ?? []
  if (kind === 'user') return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id) ? { user: id } : undefined
  return kind === 'role' ? { role: id } : undefined
}

/** The caller that the preview sees; problem `preview/unknown-person`. */
export async function actAs({ system, actors }: OpenPreview, as: As, source: Source): Promise<Caller> {
  const userId = 'user' in as ? as.user : await madeUpPerson(system, as.role)
  const actor = userId === undefined ? undefined : await actors.find(userId)
  if (!actor) throw unknownPerson('The preview knows no such person or role.')
  return { actor, source }
}

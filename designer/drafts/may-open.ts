/** Who may open a draft: the one who made it, and every designer when it is shared or was made by the command line. */
import type { FastifyRequest } from 'fastify'

import type { Caller } from '#runtime/system.ts'
import { type DesignerDoor, requireDesigner } from '../door.ts'
import { notOwner, readOnlyDraft, unknownDraft } from './draft-problems.ts'
import { type DraftRow, readDraftRow } from './draft-row.ts'
import { isRevisionId, readRevisionRow } from './revision-row.ts'

/** Whether a draft may be opened and edited. */
export function mayOpen({ owner, shared }: Pick<DraftRow, 'owner' | 'shared'>, { actor }: Caller): boolean {
  return shared || owner === null || owner === actor.userId
}

/** The row of a draft, or of a revision, for a designer who may open it; problems `access/denied`, `draft/unknown`, `draft/discarded`. */
export async function openDraft(
  door: DesignerDoor,
  request: FastifyRequest,
  id: string,
  options: { discarded?: boolean } = {},
): Promise<DraftRow> {
  const caller = requireDesigner(door, request)
  if (isRevisionId(id)) return readRevisionRow(door.system.db, id)
  const row = await readDraftRow(door.system.db, id, { ...options, discarded: true })
  if (!mayOpen(row, caller)) throw unknownDraft('There is no such draft.')
  return options.discarded || !row.discardedAt ? row : readDraftRow(door.system.db, id)
}

/** The same for what only its owner may do. */
export async function openOwnDraft(
  door: DesignerDoor,
  request: FastifyRequest,
  id: string,
  options: { discarded?: boolean } = {},
): Promise<DraftRow> {
  const row = await openDraft(door, request, id, options)
  if (isRevisionId(id)) throw readOnlyDraft('A revision cannot be edited. Open a draft from it.')
  const { actor } = requireDesigner(door, request)
  if (row.owner !== null && row.owner !== actor.userId) throw notOwner('Only the one who made the draft may do that.')
  return row
}

/** What drafts refuse, by code. */
import { problemKind } from '#platform/problem.ts'

export const unknownDraft = problemKind('draft/unknown', 404, 'There is no such draft')
export const discardedDraft = problemKind('draft/discarded', 409, 'The draft was discarded')
export const staleDefinition = problemKind('definition/stale', 409, 'Somebody else has changed this meanwhile')
export const nothingToUndo = problemKind('draft/nothing-to-undo', 409, 'There is nothing to undo or redo')
export const notOwner = problemKind('draft/not-owner', 403, 'Only the one who made a draft may do that')
export const readOnlyDraft = problemKind('draft/read-only', 409, 'A revision is looked at, not edited')
export const unknownCommand = problemKind('command/unknown', 404, 'There is no such command')
export const invalidCommand = problemKind('command/invalid', 422, 'The command cannot be understood')

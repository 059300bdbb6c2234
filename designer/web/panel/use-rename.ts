/** Renames a definition or an element of it; refusals are told at the top of the screen. */
import type { Definition } from '#metadata/definitions.ts'
import type { EditAnswer } from '../api/draft-api.ts'
import type { Place } from '../definition/use-selection.ts'
import { useDraft } from '../draft/use-draft.ts'

/** `path` leads to the name. */
export function useRename({ kind, name }: Definition): (path: Place, to: string) => Promise<EditAnswer | undefined> {
  const { run } = useDraft()
  return (path, to) =>
    path.length === 1 ? run('rename-definition', { kind, name, to }) : run('rename-element', { kind, name, path, to })
}

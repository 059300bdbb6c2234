/** The edits that a panel makes in a definition, each one command. */
import { useMemo } from 'react'
import type { Definition } from '#metadata/definitions.ts'
import type { EditAnswer } from '../api/draft-api.ts'
import type { Place } from '../definition/use-selection.ts'
import { useDraft } from '../draft/use-draft.ts'

/** Refusals that are shown where they belong instead of at the top of the screen. */
const shownInPlace = ['command/refused', 'command/invalid', 'definition/malformed', 'definition/unknown']

export interface Edits {
  /** Undefined takes the value away. */
  readonly set: (path: Place, value: unknown) => Promise<EditAnswer | undefined>
  /** `path` leads to the array. */
  readonly add: (path: Place, element: unknown) => Promise<EditAnswer | undefined>
  /** `path` leads to the element; `after` is the key, or position, of what it follows among the others; null = first. */
  readonly move: (path: Place, after: string | number | null) => Promise<EditAnswer | undefined>
  /** `path` leads to the element. */
  readonly renameElement: (path: Place, to: string) => Promise<EditAnswer | undefined>
  readonly rename: (to: string) => Promise<EditAnswer | undefined>
}

/** Refused edits throw the problems that the place of the edit shows, and answer undefined for all others. */
export function useEdits({ kind, name }: Definition): Edits {
  const { run } = useDraft()
  return useMemo(
    () => ({
      set: (path, value) =>
        run('set-property', { kind, name, path, ...(value === undefined ? {} : { value }) }, shownInPlace),
      add: (path, element) => run('add-element', { kind, name, path, element }, shownInPlace),
      move: (path, after) => run('move-element', { kind, name, path, after }, shownInPlace),
      renameElement: (path, to) => run('rename-element', { kind, name, path, to }, shownInPlace),
      rename: to => run('rename-definition', { kind, name, to }, shownInPlace),
    }),
    [run, kind, name],
  )
}

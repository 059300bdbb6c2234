/** The edits that every canvas makes of its definition: one value set or taken away. */
import { useCallback } from 'react'
import type { Definition } from '#metadata/definitions.ts'
import { useDraft } from '../draft/use-draft.ts'

/** Sets the value at a place; undefined, and an empty list, take it away. Answers undefined when it was refused. */
export function useEdit({ kind, name }: Definition): (path: readonly string[], value: unknown) => Promise<unknown> {
  const { run } = useDraft()
  return useCallback(
    (path, value) => {
      const isGone = value === undefined || (Array.isArray(value) && value.length === 0)
      return run('set-property', { kind, name, path, ...(isGone ? {} : { value }) })
    },
    [run, kind, name],
  )
}

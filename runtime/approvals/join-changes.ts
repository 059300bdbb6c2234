import { equals } from '#metadata/equals.ts'

import type { ChangedField } from '../history/history-entry.ts'

/** A field that has changed between two rounds; `of` says whose it is where it is one of a line. */
export interface RoundChange extends ChangedField {
  readonly of?: { readonly object: string; readonly field: string }
}

/** Several changes of a field as one; none where it is as it was. */
export function joinChanges(changes: readonly ChangedField[]): ChangedField[] {
  const fields = new Map<string, ChangedField>()
  for (const change of changes) {
    const known = fields.get(change.field)
    fields.set(change.field, known ? { ...change, before: known.before } : change)
  }
  return [...fields.values()].filter(change => !equals(change.before, change.after))
}

/** Input that has not been saved yet, kept on this device so that nothing typed is lost. */
import { mount } from '../api/mount.ts'
import type { RecordValues } from '../api/values.ts'
import type { FieldName } from './carry-over.ts'

interface Draft {
  readonly at: string
  /** The revision of the record that was being changed. */
  readonly rev: number | undefined
  /** Only what differs from the record, or from a new one; null where it was emptied. */
  readonly values: RecordValues
  /** What the fields were called then. */
  readonly names: readonly FieldName[]
}

/** Where the draft of a form lies: by person, id of the object and record (or `new`). */
export function draftKey(user: string, object: string, record: string): string {
  return `fulcrum.draft.${mount}${user}.${object}.${record}`
}

/** The draft, if there is one. */
export function readDraft(key: string): Draft | undefined {
  try {
    const text = localStorage.getItem(key)
    return text ? (JSON.parse(text) as Draft) : undefined
  } catch {
    return undefined
  }
}

/** Keeps the input; a full storage loses the draft, not the form. */
export function keepDraft(key: string, draft: Omit<Draft, 'at'>): void {
  try {
    localStorage.setItem(key, JSON.stringify({ at: new Date().toISOString(), ...draft } satisfies Draft))
  } catch {
    localStorage.removeItem(key)
  }
}

/** Forgets it, once saved or discarded. */
export function dropDraft(key: string): void {
  localStorage.removeItem(key)
}

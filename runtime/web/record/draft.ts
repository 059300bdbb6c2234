/** Input that has not been saved yet, kept on this device so that nothing typed is lost. */
import type { RecordValues } from '../api/values.ts'

interface Draft {
  readonly at: string
  /** The revision of the record that was being changed. */
  readonly rev: number | undefined
  readonly values: RecordValues
}

/** Where the draft of a form lies: by person, object and record (or `new`). */
export function draftKey(user: string, object: string, record: string): string {
  return `fulcrum.draft.${user}.${object}.${record}`
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
export function keepDraft(key: string, values: RecordValues, rev: number | undefined): void {
  try {
    localStorage.setItem(key, JSON.stringify({ at: new Date().toISOString(), rev, values } satisfies Draft))
  } catch {
    localStorage.removeItem(key)
  }
}

/** Forgets it, once saved or discarded. */
export function dropDraft(key: string): void {
  localStorage.removeItem(key)
}

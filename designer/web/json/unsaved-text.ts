/** Text of a JSON view that was left before it was saved, kept for this window so that nothing typed is lost. */

/** What was typed, and the text that it began from. */
export interface UnsavedText {
  readonly text: string
  readonly base: string
}

const keyOf = (draft: string, definition: string) => `fulcrum.json.${draft}.${definition}`

/** What was left unsaved; undefined when nothing was. */
export function readUnsaved(draft: string, definition: string): UnsavedText | undefined {
  const kept = sessionStorage.getItem(keyOf(draft, definition))
  return kept === null ? undefined : (JSON.parse(kept) as UnsavedText)
}

/** Keeps the text; undefined forgets it. */
export function keepUnsaved(draft: string, definition: string, unsaved: UnsavedText | undefined): void {
  const key = keyOf(draft, definition)
  try {
    if (unsaved) sessionStorage.setItem(key, JSON.stringify(unsaved))
    else sessionStorage.removeItem(key)
  } catch {
    // Larger than the browser keeps: it stays on the screen only.
  }
}

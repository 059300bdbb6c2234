/** The fix that sets or clears one value of a definition. */
import type { Definition } from '#metadata/definitions.ts'
import type { Path } from '../commands/place.ts'
import type { Both } from '../commands/words.ts'
import type { Fix } from './fix.ts'

/** `set-property` at a place; no value clears it. The definition is named by its id, since names may be taken twice. */
export function setFix({ kind, id }: Definition, path: Path, value: unknown, label: Both): Fix {
  return {
    label,
    command: { command: 'set-property', kind, name: id, path, ...(value === undefined ? {} : { value }) },
  }
}

/** Names in the database: readable, within PostgreSQL's 63 bytes, unlike any other. */
import { createHash } from 'node:crypto'

const bytes = (text: string): number => Buffer.byteLength(text)

/** The start of a text that fits into so many bytes, never half a character. */
function cut(text: string, limit: number): string {
  let size = 0
  let out = ''
  for (const character of text) {
    size += bytes(character)
    if (size > limit) break
    out += character
  }
  return out
}

/** A name of at most 60 bytes that is not among `taken`: the wanted one, else numbered. */
export function physicalName(wanted: string, taken: ReadonlySet<string>): string {
  const base = cut(wanted, 60)
  let name = base
  for (let number = 2; taken.has(name); number++) {
    const suffix = `_${number}`
    name = cut(base, 60 - bytes(suffix)) + suffix
  }
  return name
}

/** What a constraint or index is for; the end of its name. */
export type ConstraintPurpose =
  | 'primary'
  | 'required'
  | 'unique'
  | 'reference'
  | 'index'
  | 'search'
  | 'sync'
  | 'formula'
  | 'rollup'
  | 'rollup-update'
  | 'rollup-delete'

/**
 * The name of a constraint, index or trigger: always the same for the same table, columns and purpose. A colon cannot
 * stand in a definition's name, so that it clashes with no table.
 */
export function constraintName(table: string, columns: readonly string[], purpose: ConstraintPurpose): string {
  const subject = [table, ...(columns.length > 0 ? [columns.join(',')] : [])].join(':')
  const name = `${subject}:${purpose}`
  if (bytes(name) <= 63) return name
  const mark = createHash('sha256').update(subject).digest('hex').slice(0, 8)
  return `${cut(subject, 63 - bytes(purpose) - 10)}~${mark}:${purpose}`
}

/** Whether a name was made by `constraintName` for a purpose that comes and goes with the definition. */
export function isOwnName(name: string): boolean {
  return /:(required|unique|index)$/.test(name)
}

/**
 * Names for prepared statements, per connection. A name is a short hash of the text; pg never drops names, so beyond a
 * cap statements stay unnamed, and a statement whose cached plan went bad gets a fresh name.
 */
import { createHash } from 'node:crypto'

const cap = 500
const remembered = 5000
const hashes = new Map<string, string>()

/** The names that one connection has prepared. */
export interface PreparedNames {
  /** The name for a statement's text, or undefined when the connection has enough names. */
  nameFor(text: string): string | undefined
  /** Gives the text another name from now on: PostgreSQL keeps refusing the old plan (SQLSTATE 0A000). */
  renew(text: string): void
}

/** An empty set of names for a new connection. */
export function createPreparedNames(): PreparedNames {
  const names = new Map<string, string>()
  let used = 0
  return {
    nameFor(text) {
      const known = names.get(text)
      if (known || used >= cap) return known
      const name = hashOf(text)
      names.set(text, name)
      used++
      return name
    },
    renew(text) {
      if (!names.delete(text)) return
      if (used < cap) names.set(text, `${hashOf(text)}_${used++}`)
    },
  }
}

function hashOf(text: string): string {
  let hash = hashes.get(text)
  if (!hash) {
    hash = `s_${createHash('sha256').update(text).digest('base64url').slice(0, 22)}`
    if (hashes.size >= remembered) hashes.clear()
    hashes.set(text, hash)
  }
  return hash
}

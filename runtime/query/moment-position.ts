/** Positions in lists that are ordered by a moment and an id, latest first. */
import { invalidCursor } from '../problems.ts'
import { isUuid } from './is-uuid.ts'
import { decodeCursor } from './sort.ts'

const moment = /^\d{4,6}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$/

/** The moment and id of a position; throws `cursor/invalid`. */
export function decodeMomentPosition(cursor: string): readonly [string, string] {
  const [at, id, ...rest] = decodeCursor(cursor)
  if (rest.length > 0 || typeof at !== 'string' || !moment.test(at) || Number.isNaN(Date.parse(at)) || !isUuid(id)) {
    throw invalidCursor('The position was not made by this list.')
  }
  return [at, id]
}

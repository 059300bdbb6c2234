/**
 * Follows a growing numbering whose rows become visible in another order than they were numbered: what is seen once is
 * not told again, and a gap is waited for, but not for ever (a rolled back transaction leaves one).
 */

/** Milliseconds that a gap is waited for. */
const patience = 5000

export interface Floor {
  /** All up to here is done with. */
  readonly value: () => number
  /** Whether the number is seen for the first time. */
  readonly isNew: (number: number) => boolean
  /** Goes as far up as there are no gaps, or only old ones. */
  readonly rise: () => void
  /** Everything up to here is done with. */
  readonly reset: (value: number) => void
}

/** Begins at `start`; `now` in milliseconds. */
export function createFloor(start: number, now: () => number = Date.now): Floor {
  let floor = start
  const seen = new Map<number, number>()
  return {
    value: () => floor,
    isNew(number) {
      if (number <= floor || seen.has(number)) return false
      seen.set(number, now())
      return true
    },
    rise() {
      for (const [number, at] of [...seen].sort(([a], [b]) => a - b)) {
        if (number !== floor + 1 && now() - at < patience) break
        floor = number
        seen.delete(number)
      }
    },
    reset(value) {
      floor = value
      seen.clear()
    },
  }
}

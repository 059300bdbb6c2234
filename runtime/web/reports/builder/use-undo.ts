/** A value with the values before it: every edit can be taken back and brought again. */
import { useCallback, useRef, useState } from 'react'

interface Steps<T> {
  readonly before: readonly T[]
  readonly now: T
  readonly after: readonly T[]
}

export interface Undo<T> {
  readonly now: T
  readonly put: (next: T) => void
  /** Nothing where there is nothing to take back. */
  readonly undo: (() => void) | undefined
  readonly redo: (() => void) | undefined
  /** Begins anew; what was before is forgotten. */
  readonly reset: (next: T) => void
}

const most = 100

/** How long typing in one place is one step. */
const typing = 1500

/** `placeOf` names the place where two values differ by typing only; what is typed there in one go is one step. */
export function useUndo<T>(start: T, placeOf: (before: T, after: T) => string | undefined): Undo<T> {
  const [steps, setSteps] = useState<Steps<T>>({ before: [], now: start, after: [] })
  const last = useRef<{ readonly place: string | undefined; readonly at: number }>({ place: undefined, at: 0 })
  const { now: current } = steps
  const put = useCallback(
    (next: T) => {
      const place = placeOf(current, next)
      const at = performance.now()
      const goesOn = place !== undefined && place === last.current.place && at - last.current.at < typing
      last.current = { place, at }
      setSteps(({ before, now }) => ({
        before: goesOn ? before : [...before.slice(1 - most), now],
        now: next,
        after: [],
      }))
    },
    [current, placeOf],
  )
  const undo = useCallback(() => {
    last.current = { place: undefined, at: 0 }
    setSteps(steps => {
      const former = steps.before.at(-1)
      if (former === undefined) return steps
      return { before: steps.before.slice(0, -1), now: former, after: [steps.now, ...steps.after] }
    })
  }, [])
  const redo = useCallback(
    () =>
      setSteps(steps => {
        const [next, ...after] = steps.after
        return next === undefined ? steps : { before: [...steps.before, steps.now], now: next, after }
      }),
    [],
  )
  const reset = useCallback((next: T) => setSteps({ before: [], now: next, after: [] }), [])
  return {
    now: steps.now,
    put,
    undo: steps.before.length > 0 ? undo : undefined,
    redo: steps.after.length > 0 ? redo : undefined,
    reset,
  }
}

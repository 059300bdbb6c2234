/** A value that is shown as chosen while the edit is under way, so that a click is seen at once. */
import { useState } from 'react'

/** The value to show and what changes it; a refused change shows the old value again. */
export function useHeld<V>(value: V, take: (next: V) => unknown): [shown: V, change: (next: V) => void] {
  const [held, setHeld] = useState<{ readonly value: V }>()
  const change = (next: V) => {
    setHeld({ value: next })
    void Promise.resolve(take(next))
      .catch(() => undefined)
      .finally(() => setHeld(undefined))
  }
  return [held ? held.value : value, change]
}

/** Shows what an edit will make of a value until the server has said so, so that nothing jumps back. */
import { useCallback, useState } from 'react'

/** The value to show, and what shows another while `work` is under way. */
export function useOptimistic<T>(value: T): [T, (next: T, work: () => Promise<unknown>) => void] {
  const [guess, setGuess] = useState<{ readonly shown: T; readonly number: number }>()
  const guessed = useCallback((next: T, work: () => Promise<unknown>) => {
    const number = performance.now()
    setGuess({ shown: next, number })
    void work().finally(() => setGuess(now => (now?.number === number ? undefined : now)))
  }, [])
  return [guess ? guess.shown : value, guessed]
}

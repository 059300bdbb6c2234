/** A value that changes often, taken once it has stood still for a moment. */
import { useEffect, useState } from 'react'

/** The value of so many milliseconds ago at the latest. */
export function useSettled<V>(value: V, pause: number): V {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pause)
    return () => clearTimeout(timer)
  }, [value, pause])
  return settled
}

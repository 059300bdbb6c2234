/** While an expression is known to be wrong, whoever asks with it waits: what cannot be understood is not sent. */
import { createContext, useCallback, useContext, useId, useLayoutEffect, useState } from 'react'

type Hold = (id: string, isHeld: boolean) => void

/** Given by whoever asks. */
export const HoldContext = createContext<Hold>(() => undefined)

/** Whether something below holds the question back, and what it is given to say so. */
export function useHolds(): readonly [isHeld: boolean, hold: Hold] {
  const [held, setHeld] = useState<readonly string[]>([])
  const hold = useCallback<Hold>((id, isHeld) => {
    setHeld(before =>
      before.includes(id) === isHeld ? before : isHeld ? [...before, id] : before.filter(item => item !== id),
    )
  }, [])
  return [held.length > 0, hold]
}

/** Holds the question back as long as this is true and on the screen. */
export function useHold(isHeld: boolean): void {
  const id = useId()
  const hold = useContext(HoldContext)
  useLayoutEffect(() => {
    hold(id, isHeld)
    return () => hold(id, false)
  }, [hold, id, isHeld])
}

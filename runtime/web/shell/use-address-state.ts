/**
 * What a screen shows, kept in the address: each deliberate change is a step that Back takes back, and what is typed letter
 * by letter is one step. Empty values leave the address.
 */
import { useCallback, useEffect, useRef } from 'react'
import { useSearchParams } from 'react-router'

export type AddressChange = Readonly<Record<string, string | undefined>>

/** The parameters, and what changes some of them; `isTyped` where the change is one of many letters. */
export function useAddressState(): readonly [
  params: URLSearchParams,
  change: (values: AddressChange, isTyped?: boolean) => void,
] {
  const [params, setParams] = useSearchParams()
  const latest = useRef(params)
  useEffect(() => {
    latest.current = params
  })
  const change = useCallback(
    (values: AddressChange, isTyped = false) => {
      const before = latest.current
      const next = new URLSearchParams(before)
      for (const [key, value] of Object.entries(values)) {
        if (value === undefined) next.delete(key)
        else next.set(key, value)
      }
      if (next.toString() === before.toString()) return
      const goesOn = isTyped && Object.keys(values).every(key => before.get(key) === next.get(key) || before.has(key))
      latest.current = next
      setParams(next, { replace: goesOn })
    },
    [setParams],
  )
  return [params, change]
}

/** Keeps what the rules of a form say in step with what is typed. */
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { RecordValues } from '../api/values.ts'
import { changedNames } from './changed-names.ts'
import { askFormRules, type FormState } from './form-rules.ts'
import { withSetValues } from './line-states.ts'

interface FormTask {
  readonly object: string
  /** Whether there are any rules; nothing is asked where there are none. */
  readonly asks: boolean
  readonly form: string | undefined
  readonly id: string | undefined
  /** As they would be written. */
  readonly values: Readonly<Record<string, unknown>>
  /** As they stand in the form. */
  readonly typed: RecordValues
  /** Rules have set some of them. */
  readonly onSet: (values: RecordValues) => void
}

/** A moment after the last key; the first time at once. */
const pause = 250

/** What they say; undefined until they have been asked, and where they cannot be. */
export function useFormRules({ object, asks, form, id, values, typed, onSet }: FormTask): FormState | undefined {
  const [state, setState] = useState<FormState>()
  const asked = useRef<Readonly<Record<string, unknown>>>(undefined)
  const body = JSON.stringify(values)
  const answer = useEffectEvent((next: FormState, sent: Readonly<Record<string, unknown>>) => {
    asked.current = sent
    setState(next)
    const set = withSetValues(typed, next)
    if (set) onSet(set)
  })
  useEffect(() => {
    if (!asks) return
    const sent = JSON.parse(body) as Record<string, unknown>
    const before = asked.current
    const changed = before ? changedNames(before, sent) : []
    const control = new AbortController()
    const timer = setTimeout(
      () =>
        askFormRules(
          object,
          { ...(form ? { form } : {}), ...(id ? { id } : {}), values: sent, changed },
          control.signal,
        )
          .then(next => answer(next, sent))
          // What cannot be asked now is decided when the record is saved.
          .catch(() => undefined),
      before ? pause : 0,
    )
    return () => {
      clearTimeout(timer)
      control.abort()
    }
  }, [asks, object, form, id, body])
  return state
}

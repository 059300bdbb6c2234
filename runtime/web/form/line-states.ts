/** Lines with what the rules of the form say of each: those that are there already by id, new ones in their order. */
import type { RecordValues } from '../api/values.ts'
import type { FormState } from './form-rules.ts'

type LineState = FormState['lines'][string][number]

/** Each line with what `put` makes of it. */
export function withStates(
  lines: readonly RecordValues[],
  states: readonly LineState[] | undefined,
  put: (line: RecordValues, state: LineState) => RecordValues,
): RecordValues[] {
  const fresh = (states ?? []).filter(state => state.id === null)
  let at = 0
  return lines.map(line => {
    const state = line.id ? states?.find(item => item.id === line.id) : fresh[at++]
    return state ? put(line, state) : line
  })
}

/** The values of a form with what its rules set, in the record and in its lines; undefined where they set nothing. */
export function withSetValues(values: RecordValues, { set, lines }: FormState): RecordValues | undefined {
  const next: Record<string, unknown> = { ...values, ...set }
  let isSet = Object.keys(set).length > 0
  for (const [name, states] of Object.entries(lines)) {
    const own = next[name]
    if (!Array.isArray(own) || !states.some(state => state.set)) continue
    isSet = true
    next[name] = withStates(own as RecordValues[], states, (line, state) => ({ ...line, ...state.set }))
  }
  return isSet ? next : undefined
}

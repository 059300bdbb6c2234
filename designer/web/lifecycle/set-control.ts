/** Input control as a table: what one entry of it says, and the entries with one cell said otherwise. */
import type { LifecycleControl } from '#metadata/definitions.ts'

export type Mode = LifecycleControl['mode']

export interface ControlCell {
  readonly field: string
  readonly state: string
  /** Names of roles; none for everyone. */
  readonly roles: readonly string[]
}

const isFor = (entry: LifecycleControl, roles: readonly string[]): boolean =>
  [...(entry.roles ?? [])].sort().join(' ') === [...roles].sort().join(' ')

const isAt = (entry: LifecycleControl, { field, state, roles }: ControlCell): boolean =>
  isFor(entry, roles) && entry.fields.includes(field) && entry.states.includes(state)

/** What a cell says; of several entries the last one. */
export function modeAt(control: readonly LifecycleControl[], cell: ControlCell): Mode | undefined {
  return control.findLast(entry => isAt(entry, cell))?.mode
}

/** The entries after a cell is said otherwise, or no longer; every other cell stays as it was. */
export function setControl(
  control: readonly LifecycleControl[],
  cell: ControlCell,
  mode: Mode | undefined,
  newId: () => string,
): LifecycleControl[] {
  const { field, state, roles } = cell
  const left = control.flatMap((entry): LifecycleControl[] => {
    if (!isAt(entry, cell)) return [entry]
    const fields = entry.fields.filter(item => item !== field)
    const states = entry.states.filter(item => item !== state)
    return [
      ...(fields.length > 0 ? [{ ...entry, fields }] : []),
      ...(states.length > 0
        ? [{ ...entry, ...(fields.length > 0 ? { id: newId() } : {}), fields: [field], states }]
        : []),
    ]
  })
  if (!mode) return left
  const home = left.findIndex(
    entry => isFor(entry, roles) && entry.mode === mode && entry.fields.length === 1 && entry.fields[0] === field,
  )
  if (home >= 0) return left.map((entry, at) => (at === home ? { ...entry, states: [...entry.states, state] } : entry))
  return [
    ...left,
    { id: newId(), states: [state], fields: [field], ...(roles.length > 0 ? { roles: [...roles] } : {}), mode },
  ]
}

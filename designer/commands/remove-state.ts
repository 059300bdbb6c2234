/** Takes a state out of a lifecycle with the transitions, controls and rules that are about nothing else. */
import type { LifecycleDefinition } from '#metadata/definitions.ts'
import { ref, text } from '#metadata/kinds/schema.ts'
import { argumentsOf } from './argument-schemas.ts'
import type { Command } from './command.ts'
import { refusedCommand } from './command-problems.ts'
import { findDefinition } from './find-definition.ts'
import { putDefinition } from './put-definition.ts'
import { shown } from './words.ts'

interface Arguments {
  readonly lifecycle: string
  readonly state: string
}

/** `{lifecycle, state}`: `state` is the code; problem `command/refused` for an unknown, the last and the only initial one. */
export const removeState: Command<Arguments> = {
  arguments: argumentsOf(
    ['Remove a state', '移除状态'],
    ['Takes a state and its transitions out of a lifecycle.', '从生命周期移除状态及其转移。'],
    {
      lifecycle: ref('lifecycle', ['Lifecycle', '生命周期'], ['Which lifecycle.', '哪个生命周期。']),
      state: text(['State', '状态'], ['Code of the state.', '状态的代码。'], { minLength: 1, maxLength: 60 }),
    },
    ['lifecycle', 'state'],
  ),
  run(application, { lifecycle: name, state }) {
    const lifecycle = findDefinition(application, 'lifecycle', name)
    if (!lifecycle.states.some(item => item.code === state)) throw refusedCommand(`There is no state ${state}.`)
    if (lifecycle.states.length === 1) throw refusedCommand('A lifecycle keeps at least one state.')
    if (lifecycle.initial.every(code => code === state)) {
      throw refusedCommand('New records need a state; name another initial one first.')
    }
    return putDefinition(application, without(lifecycle, state))
  },
  describe({ lifecycle: name, state }, before) {
    const where = shown('lifecycle', findDefinition(before, 'lifecycle', name))
    return { en: `State ${state} removed from ${where.en}`, 'zh-CN': `从${where['zh-CN']}移除状态“${state}”` }
  },
}

function without(lifecycle: LifecycleDefinition, state: string): LifecycleDefinition {
  const others = (codes: readonly string[]) => codes.filter(code => code !== state)
  const { control, completeness, layout, ...rest } = lifecycle
  const controls = control
    ?.map(item => ({ ...item, states: others(item.states) }))
    .filter(item => item.states.length > 0)
  const rules = completeness?.filter(item => item.state !== state)
  const places = layout?.filter(item => item.state !== state)
  return {
    ...rest,
    states: lifecycle.states.filter(item => item.code !== state),
    initial: others(lifecycle.initial),
    transitions: lifecycle.transitions
      .filter(item => item.to !== state)
      .map(item => ({ ...item, from: others(item.from) }))
      .filter(item => item.from.length > 0),
    ...(controls?.length ? { control: controls } : {}),
    ...(rules?.length ? { completeness: rules } : {}),
    ...(places?.length ? { layout: places } : {}),
  }
}

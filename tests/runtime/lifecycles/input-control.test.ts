import { describe, expect, test } from 'vitest'

import type { LifecycleControl } from '#metadata/definitions.ts'
import type { Rights } from '#runtime/access/rights.ts'
import { type ControlMode, controlIn, strictest } from '#runtime/lifecycles/input-control.ts'
import type { Lifecycle } from '#runtime/lifecycles/lifecycles-of.ts'

const entry = (mode: ControlMode, ...roles: string[]): LifecycleControl => ({
  id: `control-${mode.toLowerCase()}`,
  states: ['open'],
  fields: ['amount'],
  mode,
  ...(roles.length > 0 ? { roles } : {}),
})

function modeOf(control: readonly LifecycleControl[], roles: readonly string[], state = 'open') {
  const lifecycle = { definition: { control } } as unknown as Lifecycle
  const rights = {
    key: roles.join(),
    isFor: (wanted: readonly string[] | undefined) => !wanted?.length || wanted.some(name => roles.includes(name)),
  } as Rights
  return controlIn(lifecycle, state, rights).get('amount')
}

const everything: readonly ControlMode[] = ['readOnly', 'required', 'optional', 'hidden']

describe('what may be done with a field', () => {
  test.each(everything)('%s for everybody is that for everybody', mode => {
    expect(modeOf([entry(mode)], [])).toBe(mode)
    expect(modeOf([entry(mode)], ['boss'])).toBe(mode)
    expect(modeOf([entry(mode)], ['boss'], 'closed')).toBeUndefined()
  })

  test.each(everything.flatMap(general => everything.map(own => [general, own] as const)))(
    '%s for everybody and %s for a role',
    (general, own) => {
      for (const control of [
        [entry(general), entry(own, 'boss')],
        [entry(own, 'boss'), entry(general)],
      ]) {
        expect(modeOf(control, [])).toBe(general)
        expect(modeOf(control, ['clerk'])).toBe(general)
        expect(modeOf(control, ['boss'])).toBe(own)
      }
    },
  )

  test.each([
    ['readOnly', 'optional', 'optional'],
    ['hidden', 'readOnly', 'readOnly'],
    ['required', 'optional', 'optional'],
    ['readOnly', 'required', 'required'],
    ['hidden', 'hidden', 'hidden'],
  ] as const)('%s for one role and %s for another is %s for both', (first, second, both) => {
    const control = [entry(first, 'boss'), entry(second, 'clerk')]
    expect(modeOf(control, ['boss', 'clerk'])).toBe(both)
    expect(modeOf(control.toReversed(), ['boss', 'clerk'])).toBe(both)
    expect(modeOf(control, ['boss'])).toBe(first)
  })

  test('of several lifecycles the strictest decides', () => {
    expect(strictest(['optional', 'readOnly', undefined])).toBe('readOnly')
    expect(strictest(['readOnly', 'hidden', 'required'])).toBe('hidden')
    expect(strictest(['optional', 'required'])).toBe('required')
    expect(strictest([undefined])).toBeUndefined()
  })
})

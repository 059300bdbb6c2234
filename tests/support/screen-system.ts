/** The fixture system with screens, and people: an administrator, a seller, a head of unit. */
import { toApplication } from '#metadata/application.ts'
import type { Definition } from '#metadata/definitions.ts'
import type { Caller } from '#runtime/system.ts'

import { fixtureDefinitions, systemDefinitions } from './fixture-application.ts'
import { type FixtureSystem, fixtureSystem } from './fixture-system.ts'
import { screenDefinitions } from './screen-definitions.ts'

export interface ScreenSystem extends FixtureSystem {
  readonly admin: Caller
  readonly seller: Caller
  readonly head: Caller
  readonly nobody: Caller
  /** The unit that head leads; records may be put into it. */
  readonly unitId: string
}

/** A fresh system; `change` may make other definitions of those of the fixture. */
export async function screenSystem(
  change: (definitions: readonly Definition[]) => readonly Definition[] = definitions => definitions,
): Promise<ScreenSystem> {
  const definitions = [...systemDefinitions(), ...fixtureDefinitions()].map(definition =>
    definition.kind === 'role' && definition.name === 'seller'
      ? { ...definition, menus: ['sales'], actions: ['win', 'greet', 'expose'] }
      : definition,
  )
  const fixture = await fixtureSystem(toApplication(change([...definitions, ...screenDefinitions()])))
  const unitId = await fixture.insert('unit', { name: 'East' })
  return {
    ...fixture,
    unitId,
    admin: await fixture.person('Admin', ['sys-role-administrator']),
    seller: await fixture.person('Seller', ['fix-role-seller']),
    head: await fixture.person('Head', ['fix-role-unit_head'], { unitId }),
    nobody: await fixture.person('Nobody', ['fix-role-nobody']),
  }
}

/** The fixture system with personal fields and records that belong together, and previews over it. */
import { toApplication } from '#metadata/application.ts'
import type { Definition, FieldDefinition, ObjectDefinition } from '#metadata/definitions.ts'
import type { Caller } from '#runtime/system.ts'
import { field, fixtureDefinitions, systemDefinitions } from '#tests/support/fixture-application.ts'
import { fixtureSystem } from '#tests/support/fixture-system.ts'
import { type PreviewWorld, previewWorld } from './preview-world.ts'

export interface PreviewFixture extends PreviewWorld {
  readonly admin: Caller
  readonly seller: Caller
  readonly insert: (table: string, values: Record<string, unknown>) => Promise<string>
}

const personal: readonly FieldDefinition[] = [
  field('customer', 'email', 'email', { personal: true, unique: true }),
  field('customer', 'mobile', 'phone', { personal: true }),
  field('customer', 'contact', 'text', { personal: true, maxLength: 40 }),
  field('customer', 'birthday', 'date', { personal: true }),
  field('customer', 'income', 'money', { personal: true, min: '0' }),
  field('customer', 'badge', 'text', { personal: true, pattern: '[A-Z]{2}-\\d{4}' }),
  field('customer', 'papers', 'file', { many: true }),
]

/** Definitions with fields put behind those of an object; `id` is the object's. */
export function withFields(
  definitions: readonly Definition[],
  id: string,
  change: (fields: readonly FieldDefinition[]) => readonly FieldDefinition[],
): Definition[] {
  return definitions.map(item =>
    item.id === id ? ({ ...item, fields: change((item as ObjectDefinition).fields) } as Definition) : item,
  )
}

/** Opens it, empty but for two people. */
export async function previewFixture(): Promise<PreviewFixture> {
  const definitions = withFields([...systemDefinitions(), ...fixtureDefinitions()], 'fix-customer', fields => [
    ...fields,
    ...personal,
  ])
  const fixture = await fixtureSystem(toApplication(definitions))
  const world = await previewWorld(fixture.system, fixture.url)
  return {
    ...world,
    insert: fixture.insert,
    admin: await fixture.person('Admin', ['sys-role-administrator']),
    seller: await fixture.person('Seller', ['fix-role-seller']),
    async close() {
      await world.close()
      await fixture.drop()
    },
  }
}

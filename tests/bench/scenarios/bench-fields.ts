/** Definitions that scenarios add to an application. */
import { type NamedApplication, toApplication } from '#metadata/application.ts'
import type { Definition, FieldDefinition, ObjectDefinition } from '#metadata/definitions.ts'

const words = (text: string) => ({ en: text, 'zh-CN': text })

/** Ten fields of usual types, named `<prefix>_0` … `<prefix>_9`. */
export function tenFields(owner: string, prefix: string): FieldDefinition[] {
  const types = [
    'text',
    'integer',
    'decimal',
    'date',
    'datetime',
    'boolean',
    'email',
    'phone',
    'url',
    'longText',
  ] as const
  return types.map((type, index) => {
    const name = `${prefix}_${index}`
    return { id: `${owner}-${name}`, name, type, label: words(name) }
  })
}

/** An object with a name and ten fields. */
export function benchObject(name: string): ObjectDefinition {
  const id = `bench-${name}`
  return {
    id,
    kind: 'object',
    name,
    label: words(name),
    plural: words(name),
    ownership: 'user',
    title: '{name}',
    fields: [
      { id: `${id}-name`, name: 'name', type: 'text', label: words('Name'), required: true },
      ...tenFields(id, 'value'),
    ],
    search: ['name'],
  }
}

/** The application with more objects, and with more fields on one that it has. */
export function extend(
  application: NamedApplication,
  objects: readonly ObjectDefinition[],
  fields: { readonly object: string; readonly of: readonly FieldDefinition[] } = { object: '', of: [] },
): NamedApplication {
  const definitions = application.definitions.map((definition): Definition => {
    if (definition.kind !== 'object' || definition.name !== fields.object) return definition
    return { ...definition, fields: [...definition.fields, ...fields.of] }
  })
  return toApplication([...definitions, ...objects])
}

/** The children field of an object that leads to the records of another, which is made when there is none. */
import type { NamedApplication } from '#metadata/application.ts'
import type { ChildrenField, FieldDefinition, ObjectDefinition } from '#metadata/definitions.ts'
import { newIdentity } from '#metadata/identities.ts'
import { systemFields } from '#metadata/system-fields.ts'
import { refusedCommand } from './command-problems.ts'
import { findField } from './find-definition.ts'
import { putDefinition } from './put-definition.ts'

/** A children field, the object that it leads to, and the application that has it. */
export interface ChildrenPlace {
  readonly application: NamedApplication
  readonly object: ObjectDefinition
  readonly field: ChildrenField
}

/**
 * Finds or makes it. `through` is the reference of `object`; problem `command/refused` when none leads to `parent`, or
 * several do and none is said.
 */
export function ensureChildren(
  application: NamedApplication,
  parent: ObjectDefinition,
  object: ObjectDefinition,
  through: string | undefined,
): ChildrenPlace {
  const via = findReference(parent, object, through)
  const found = parent.fields.find(
    field => field.type === 'children' && field.target === object.name && field.via === via.name,
  )
  if (found?.type === 'children') return { application, object, field: found }
  const field: ChildrenField = {
    id: newIdentity(),
    name: freeName(parent, object.name),
    label: object.plural,
    type: 'children',
    target: object.name,
    via: via.name,
  }
  const changed = { ...parent, fields: [...parent.fields, field] }
  return { application: putDefinition(application, changed), object: parent === object ? changed : object, field }
}

function findReference(
  parent: ObjectDefinition,
  object: ObjectDefinition,
  through: string | undefined,
): FieldDefinition {
  const leads = (field: FieldDefinition) =>
    (field.type === 'reference' && field.target === parent.name) ||
    (field.type === 'anyReference' && field.targets.includes(parent.name))
  if (through !== undefined) {
    const field = findField(object, through)
    if (leads(field)) return field
    throw refusedCommand(`${object.name}.${field.name} does not lead to ${parent.name}.`)
  }
  const found = object.fields.filter(leads)
  // One that may lead to several objects is meant only where there is no other.
  const plain = found.filter(field => field.type === 'reference')
  const [only, second] = plain.length > 0 ? plain : found
  if (!only) throw refusedCommand(`No reference of ${object.name} leads to ${parent.name}.`)
  if (!second) return only
  const names = found.map(field => field.name)
  throw refusedCommand(
    `Several references of ${object.name} lead to ${parent.name}: ${names.join(', ')}. Say through.`,
    {
      didYouMean: names,
    },
  )
}

/** The name of the object in the plural where it is written in Latin letters. */
function freeName({ fields }: ObjectDefinition, name: string): string {
  const taken = new Set([...fields, ...systemFields].map(field => field.name))
  const wanted = plural(name)
  const candidates = [wanted, ...Array.from({ length: 1000 }, (_, index) => `${wanted.slice(0, 55)}_${index + 2}`)]
  return candidates.find(candidate => !taken.has(candidate)) as string
}

function plural(name: string): string {
  if (!/[a-z]$/.test(name) || name.length > 55) return name
  if (/[^aeiou]y$/.test(name)) return `${name.slice(0, -1)}ies`
  return /(s|x|z|ch|sh)$/.test(name) ? `${name}es` : `${name}s`
}

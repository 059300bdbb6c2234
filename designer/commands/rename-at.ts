/**
 * Renames by identity: a definition's or field's name is changed in the resolved form, where references are ids, so
 * that everything which refers to it follows and a rename is one change. Names that are no references, such as those of
 * parameters, are followed place by place.
 */
import { indexSymbols, type NamedApplication } from '#metadata/application.ts'
import type { Definition } from '#metadata/definitions.ts'
import { equals } from '#metadata/equals.ts'
import { renameVariable } from '#metadata/feel/rename-variable.ts'
import { toNamed, toResolved } from '#metadata/references.ts'
import { hasSystemField } from '#metadata/system-fields.ts'
import { findUses } from '../uses/find-uses.ts'
import { assertShape } from './assert-shape.ts'
import { refusedCommand } from './command-problems.ts'
import { refuseBroken } from './errors-after.ts'
import { findPlace, isNode, type Path, stepsOf, valueAt, writeAt } from './place.ts'
import { putDefinition } from './put-definition.ts'

/** The application in which the definition, or its element at `steps`, is called `to`; problem `command/refused`. */
export function renameAt(
  application: NamedApplication,
  definition: Definition,
  steps: Path,
  to: string,
): NamedApplication {
  const { value, schema } = findPlace(definition, steps)
  const type = schema?.['x-type'] ?? ''
  const isField = definition.kind === 'object' && steps.length === 2 && steps[0] === 'fields'
  if (steps.length > 0 && !isField && !followed.has(type)) throw refusedCommand(neverChanges(type))
  const property = type === 'QueryMeasure' ? 'as' : 'name'
  if ((value as Readonly<Record<string, unknown>>)[property] === to) return application
  assertFree(definition, steps, property, to)
  const name: Path = [...steps, property]
  assertShape(writeAt(definition, name, to))
  const isById = steps.length === 0 || isField
  const renamed = isById ? byIdentity(application, definition, name, to) : byPlace(application, definition, name, to)
  return refuseBroken(application, renamed)
}

/** Elements whose names others hold. */
const followed = new Set(['TemplatePart', 'QueryParameter', 'QueryMeasure', 'ConversionTarget'])

function neverChanges(type: string): string {
  return type === 'RecordType'
    ? 'The name of a record type is what records hold, so it never changes; its label may.'
    : 'This has no name that others refer to.'
}

/** Refuses a name that another element, or a field of the system, has. */
function assertFree(definition: Definition, steps: Path, property: string, to: string): void {
  const siblings = steps.length > 0 ? valueAt(definition, steps.slice(0, -1)) : []
  if (Array.isArray(siblings) && siblings.some(item => isNode(item) && item[property] === to)) {
    throw refusedCommand(`There is another one called ${to}.`)
  }
  if (definition.kind === 'object' && steps.length > 0 && hasSystemField(definition, to)) {
    throw refusedCommand(`Every record of ${definition.name} has a system field called ${to}.`)
  }
}

function byIdentity(application: NamedApplication, definition: Definition, name: Path, to: string): NamedApplication {
  const { definitions } = toResolved(application)
  const renamed = toNamed({
    form: 'resolved',
    definitions: definitions.map((item, index) =>
      application.definitions[index] === definition ? writeAt(item, name, to) : item,
    ),
  })
  return {
    form: 'named',
    definitions: application.definitions.map((was, index) => {
      const now = renamed.definitions[index] as Definition
      return equals(was, now) ? was : now
    }),
  }
}

function byPlace(application: NamedApplication, definition: Definition, name: Path, to: string): NamedApplication {
  const uses = findUses(application, { kind: definition.kind, name: definition.id, element: name.slice(0, -1) })
  const from = valueAt(definition, name)
  const changed = new Map([[definition.id, writeAt(definition, name, to)]])
  for (const { id, pointer } of uses) {
    const item = changed.get(id) ?? application.definitions.find(other => other.id === id)
    if (!item) continue
    const at = stepsOf(item, pointer)
    const now = valueAt(item, at)
    const text =
      pointer === '/part'
        ? `${definition.name}.${to}`
        : pointer.endsWith('/expression')
          ? renameVariable(String(now), String(from), to, indexSymbols(application))
          : to
    changed.set(id, writeAt(item, at, text))
  }
  return putDefinition(application, ...changed.values())
}

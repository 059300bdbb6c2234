/** The fields of the draft's objects, with the system fields that every record has, and where they lead. */
import type { Choice, FieldDefinition, LocalizedText, ObjectDefinition } from '#metadata/definitions.ts'
import { systemFieldsOf, systemFieldTarget } from '#metadata/system-fields.ts'
import type { DraftHandle } from '../draft/use-draft.ts'

/** One field of an object as pickers show it. */
export interface DraftField {
  readonly id: string
  readonly name: string
  readonly label: LocalizedText
  readonly type: FieldDefinition['type'] | 'id'
  /** The one object that it leads to. */
  readonly target: ObjectDefinition | undefined
  /** As written; undefined for a system field. */
  readonly definition: FieldDefinition | undefined
}

type Definitions = Pick<DraftHandle, 'find' | 'byId'>

/** All fields of an object, its own first. */
export function fieldsOf(draft: Definitions, object: ObjectDefinition | undefined): DraftField[] {
  if (!object) return []
  const own = object.fields.map(
    (field): DraftField => ({
      id: field.id,
      name: field.name,
      label: field.label,
      type: field.type,
      target: 'target' in field ? draft.find('object', field.target) : undefined,
      definition: field,
    }),
  )
  const system = systemFieldsOf(object).map((field): DraftField => {
    const target = draft.byId(systemFieldTarget(object, field.name))
    return {
      id: `@${field.name}`,
      name: field.name,
      label: field.label,
      type: field.type,
      target: target?.kind === 'object' ? target : undefined,
      definition: undefined,
    }
  })
  return [...own, ...system]
}

/** The field that a path ends at; undefined where it breaks off. */
export function fieldAt(
  draft: Definitions,
  object: ObjectDefinition | undefined,
  path: string,
): DraftField | undefined {
  let at = object
  let found: DraftField | undefined
  for (const step of path.split('.')) {
    found = fieldsOf(draft, at).find(field => field.name === step)
    if (!found) return undefined
    at = found.target
  }
  return found
}

/** "Account › City", as far as the path can be followed. */
export function pathWords(
  draft: Definitions,
  object: ObjectDefinition | undefined,
  path: string,
  label: (item: { readonly label?: LocalizedText; readonly name?: string }) => string,
): string {
  const steps = path.split('.')
  return steps
    .map((step, index) => {
      const field = fieldAt(draft, object, steps.slice(0, index + 1).join('.'))
      return field ? label(field) : step
    })
    .join(' › ')
}

/** What a choice field offers, wherever the choices are written. */
export function choicesOf(draft: Definitions, field: FieldDefinition | undefined): readonly Choice[] {
  if (!field || (field.type !== 'choice' && field.type !== 'multiChoice')) return []
  const source = field.choices || field.picklist ? field : draft.find('type', field.dataType)
  if (!source) return []
  return source.choices ?? draft.find('picklist', source.picklist)?.choices ?? []
}

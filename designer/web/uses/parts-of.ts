/** What within a definition others can refer to, with the address by which the server is asked about it. */
import type { Definition, LocalizedText } from '#metadata/definitions.ts'

export interface UsablePart {
  /** `field/account.city`. */
  readonly address: string
  readonly name: string
  readonly label?: LocalizedText
}

/** The parts, in their order; most kinds have none. */
export function partsOf(definition: Definition): UsablePart[] {
  const { name } = definition
  const part = (what: string, key: string, label: LocalizedText | undefined): UsablePart => ({
    address: `${what}/${name}.${key}`,
    name: key,
    ...(label ? { label } : {}),
  })
  switch (definition.kind) {
    case 'object':
      return [
        ...definition.fields.map(field => part('field', field.name, field.label)),
        ...(definition.recordTypes ?? []).map(type => part('recordType', type.name, type.label)),
      ]
    case 'picklist':
      return definition.choices.map(choice => part('choice', choice.code, choice.label))
    case 'type':
      return (definition.choices ?? []).map(choice => part('choice', choice.code, choice.label))
    case 'template':
      return (definition.parts ?? []).map(item => part('part', item.name, item.label))
    case 'query':
      return [
        ...(definition.parameters ?? []).map(item => part('parameter', item.name, item.label)),
        ...(definition.measures ?? []).map(item => part('measure', item.as, item.label)),
      ]
    case 'conversion':
      return definition.targets.map(target => part('target', target.name, target.label))
    default:
      return []
  }
}

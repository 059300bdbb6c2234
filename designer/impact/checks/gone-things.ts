/** What a change takes away, as what people keep for themselves names it. */
import type { Bilingual } from '../../release-notes/languages.ts'
import { type ImpactWorld, labelOf } from '../impact-world.ts'

export interface Gone {
  /** `account`, `account.fax` or the name of a report. */
  readonly name: string
  readonly label: Bilingual
  readonly id: string
  /** Of a field. */
  readonly objectId?: string
}

/** Objects, and fields of objects that stay. */
export function goneFields({ before, after }: ImpactWorld): Gone[] {
  return before.symbols.all('object').flatMap((object): Gone[] => {
    const now = after.symbols.byId(object.id)
    if (now?.kind !== 'object') return [{ name: object.name, label: labelOf(object), id: object.id }]
    const left = new Set(now.fields.map(field => field.id))
    return object.fields.flatMap((field): Gone[] =>
      left.has(field.id)
        ? []
        : [
            {
              name: `${object.name}.${field.name}`,
              label: fieldLabel(object, field),
              id: field.id,
              objectId: object.id,
            },
          ],
    )
  })
}

/** Fields that are of another type afterwards. */
export function retypedFields({ before, after }: ImpactWorld): Gone[] {
  return before.symbols.all('object').flatMap(object => {
    const now = after.symbols.byId(object.id)
    if (now?.kind !== 'object') return []
    return object.fields.flatMap((field): Gone[] => {
      const same = now.fields.find(item => item.id === field.id)
      if (!same || same.type === field.type) return []
      return [
        { name: `${object.name}.${field.name}`, label: fieldLabel(object, field), id: field.id, objectId: object.id },
      ]
    })
  })
}

/** Definitions of some kinds that are gone. */
export function goneDefinitions(
  { before, after }: ImpactWorld,
  kinds: readonly ('report' | 'query' | 'list' | 'dashboard')[],
): Gone[] {
  return kinds
    .flatMap(kind => before.symbols.all(kind))
    .filter(item => !after.symbols.byId(item.id))
    .map(item => ({ name: item.name, label: labelOf(item), id: item.id }))
}

type Named = Parameters<typeof labelOf>[0]

function fieldLabel(object: Named, field: Named): Bilingual {
  const [of, label] = [labelOf(object), labelOf(field)]
  return { en: `${label.en} of ${of.en}`, 'zh-CN': `${of['zh-CN']}的“${label['zh-CN']}”` }
}

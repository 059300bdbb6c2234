/** The fields that the builder offers on an object, with their operators; children bring the fields of their object. */
import type { Field } from 'react-querybuilder'
import type { Catalog, CatalogField, CatalogObject } from '../api/catalog.ts'
import { type Operator, operatorsOf } from './operators.ts'
import { pathOptions } from './path-options.ts'

export interface BuilderWords {
  readonly label: (field: CatalogField) => string
  readonly operator: (operator: Operator) => string
  readonly mode: (mode: 'any' | 'all' | 'none' | 'atLeast') => string
}

export interface BuilderField extends Field {
  readonly catalogField: CatalogField
  /** Name of the object from which its path starts. */
  readonly root: string
}

/** Fields of the object and those one reference away; `depth` says how far children go. */
export function builderFields(catalog: Catalog, object: CatalogObject, words: BuilderWords, depth = 1): BuilderField[] {
  return pathOptions(catalog, object, words.label, 'filtered').flatMap((option): BuilderField[] => {
    const { field, path, label } = option
    if (field.type !== 'children') {
      const operators = operatorsOf[field.type].map(name => ({ name, value: name, label: words.operator(name) }))
      return operators.length > 0
        ? [{ name: path, value: path, label, operators, catalogField: field, root: object.name }]
        : []
    }
    const target = catalog.objects.get(field.target)
    if (!target || depth === 0) return []
    return [
      {
        name: path,
        value: path,
        label,
        catalogField: field,
        root: object.name,
        matchModes: [
          { name: 'some' as const, value: 'some' as const, label: words.mode('any') },
          { name: 'all' as const, value: 'all' as const, label: words.mode('all') },
          { name: 'none' as const, value: 'none' as const, label: words.mode('none') },
          { name: 'atLeast' as const, value: 'atLeast' as const, label: words.mode('atLeast') },
        ],
        subproperties: builderFields(catalog, target, words, depth - 1),
      },
    ]
  })
}

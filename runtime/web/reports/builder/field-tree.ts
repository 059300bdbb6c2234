/** The fields that a report of an object can be made of: numbers, dates and the rest apart, across references as a tree. */
import { type Catalog, type CatalogField, type CatalogObject, targetOf } from '../../api/catalog.ts'
import { isDateField, isNumberField, mayGroup, mayMeasure, type Picked } from './report-edits.ts'

export interface FieldNode extends Picked {
  /** The labels on the way to it. */
  readonly words: string
  /** Whose fields stand below it. */
  readonly target?: CatalogObject
}

export type Section = 'numbers' | 'dates' | 'others' | 'related'

const hidden = new Set(['id', 'rev'])
const furthest = 3

/** Whether anything can be done with a field. */
const isOffered = (field: CatalogField) =>
  !hidden.has(field.name) && !field.retired && (mayGroup(field) || mayMeasure(field) || field.type === 'multiChoice')

/** The nodes below an object, by section, in the order of its fields. */
export function fieldNodes(
  catalog: Catalog,
  object: CatalogObject,
  label: (field: CatalogField) => string,
  from?: FieldNode,
): Readonly<Record<Section, readonly FieldNode[]>> {
  const depth = from ? from.path.split('.').length : 0
  const nodes = object.fields.flatMap((field): FieldNode[] => {
    const target = targetOf(catalog, field)
    const leads = target?.rights.read && depth < furthest ? target : undefined
    if (field.type === 'children') return leads && depth === 0 ? [node(field, leads)] : []
    return isOffered(field) ? [node(field, field.type === 'reference' ? leads : undefined)] : []
  })
  return {
    numbers: nodes.filter(({ field }) => isNumberField(field)),
    dates: nodes.filter(({ field }) => isDateField(field)),
    others: nodes.filter(({ field, target }) => !isNumberField(field) && !isDateField(field) && !target),
    related: nodes.filter(({ target }) => target !== undefined),
  }

  function node(field: CatalogField, target: CatalogObject | undefined): FieldNode {
    const path = from ? `${from.path}.${field.name}` : field.name
    const words = from ? `${from.words} › ${label(field)}` : label(field)
    return { path, field, words, ...(target ? { target } : {}) }
  }
}

/** Everything up to one step away whose words hold the text. */
export function findFields(
  catalog: Catalog,
  object: CatalogObject,
  label: (field: CatalogField) => string,
  text: string,
): FieldNode[] {
  const wanted = text.trim().toLowerCase()
  const own = Object.values(fieldNodes(catalog, object, label)).flat()
  const further = own.flatMap(node =>
    node.target ? Object.values(fieldNodes(catalog, node.target, label, node)).flat() : [],
  )
  return [...own, ...further]
    .filter(({ words, path }) => words.toLowerCase().includes(wanted) || path.includes(wanted))
    .slice(0, 60)
}

/**
 * What goes when a name or value somewhere in a definition no longer means anything: the smallest thing around it that
 * can be missed. A column without its field is no column; a list without its object is no list.
 */
import type { Definition } from '#metadata/definitions.ts'
import { branchOf } from '#metadata/kinds/branch-of.ts'
import { kinds } from '#metadata/kinds/kinds.ts'
import type { Schema } from '#metadata/kinds/schema.ts'
import { isNode, type Path, type Step } from '../commands/place.ts'

/** Properties that may be absent one by one, but whose owner is nothing without the one that it has. */
const carrying: Readonly<Record<string, readonly string[]>> = {
  RelatedList: ['children', 'query'],
  MenuItem: ['list', 'query', 'link'],
  ConversionField: ['from', 'made', 'source', 'value'],
  ConversionLineField: ['from', 'value'],
  TransitionSet: ['value', 'formula'],
  RollUp: ['field'],
  QueryMeasure: ['field'],
  ObjectAccess: ['through'],
}

/** Arrays that mean as a whole: to lose one element would make a key stricter or a duplicate rule wider. */
const whole: Readonly<Record<string, readonly string[]>> = {
  ObjectKey: ['fields'],
  ObjectIndex: ['fields'],
  DuplicateRule: ['fields'],
}

/** Arrays whose owner means nothing, or something else, when they are empty: a form for no record type would be for all. */
const needed: Readonly<Record<string, readonly string[]>> = {
  ListDefinition: ['columns', 'roles'],
  FormDefinition: ['roles', 'recordTypes'],
  PageDefinition: ['roles', 'recordTypes'],
  ActionDefinition: ['roles'],
  ConversionDefinition: ['targets', 'roles'],
  MenuDefinition: ['roles'],
  AnyReferenceField: ['targets'],
  RecordTypeChoices: ['codes'],
  ConversionLines: ['fields'],
}

interface Level {
  readonly step: Step
  /** The value that the step is taken in, and what describes it. */
  readonly container: unknown
  readonly schema: Schema | undefined
}

/** Steps of what goes with the value at `steps`; none when it is the whole definition. */
export function unitAt(definition: Definition, steps: Path): Path {
  const levels = levelsOf(definition, steps)
  let depth = levels.length
  while (depth > 0 && !canBeMissed(levels, depth)) depth -= 1
  return steps.slice(0, depth)
}

/** Whether the thing at the end of the first `depth` steps can go alone. */
function canBeMissed(levels: readonly Level[], depth: number): boolean {
  const { container, schema, step } = levels[depth - 1] as Level
  if (Array.isArray(container)) {
    if (container.length <= (schema?.minItems ?? 0)) return false
    const owner = levels[depth - 2]
    if (owner === undefined) return true
    const property = String(owner.step)
    const isLast = container.length === 1
    // A group of no conditions and a comparison with no values mean nothing.
    if (isInFilter(owner)) return !isLast && !isRange(owner, property)
    const type = owner.schema?.['x-type'] ?? ''
    if (whole[type]?.includes(property)) return false
    return !(isLast && needed[type]?.includes(property))
  }
  const name = String(step)
  if (schema === undefined || isInFilter({ schema })) return false
  const type = schema['x-type'] ?? ''
  if (schema.required?.includes(name) || needed[type]?.includes(name)) return false
  return !carrying[type]?.includes(name)
}

/** Only conditions and single values of a filter go alone. */
function isInFilter({ schema }: Pick<Level, 'schema'>): boolean {
  return schema === undefined || schema['x-ref'] === 'filter'
}

function isRange({ container }: Level, property: string): boolean {
  return property === 'value' && isNode(container) && container.operator === 'between'
}

function levelsOf(definition: Definition, steps: Path): Level[] {
  const levels: Level[] = []
  let value: unknown = definition
  let schema: Schema | undefined = kinds[definition.kind]
  for (const step of steps) {
    if (Array.isArray(value)) {
      levels.push({ step, container: value, schema })
      schema = schema?.items
      value = value[Number(step)]
      continue
    }
    const node: Readonly<Record<string, unknown>> = isNode(value) ? value : {}
    const branch: Schema | undefined = schema && branchOf(schema, node)
    levels.push({ step, container: value, schema: branch })
    schema = branch?.properties?.[String(step)]
    value = node[String(step)]
  }
  return levels
}

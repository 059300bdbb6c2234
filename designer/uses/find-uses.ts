/**
 * Where something is used: every place of an application that refers to a definition, or to an element of one by its
 * name or code. What would happen to these places is the plan of a removal.
 */
import type { NamedApplication } from '#metadata/application.ts'
import { namesIn } from '#metadata/computed/names-in.ts'
import type { Choice, Definition } from '#metadata/definitions.ts'
import { parseExpression } from '#metadata/feel/parse.ts'
import type { Reference } from '#metadata/reference.ts'
import { expressionsOf, lookUp } from '#metadata/references.ts'
import { createRuleContext, type RuleContext } from '#metadata/rules/context.ts'
import { findDefinition } from '../commands/find-definition.ts'
import { findPlace, isNode, type Place, stepsOf, valueAt } from '../commands/place.ts'
import { placeWords } from '../commands/place-words.ts'
import type { Both } from '../commands/words.ts'
import { codedValues } from './coded-values.ts'
import type { UseTarget } from './use-target.ts'

/** One place that uses something. */
export interface Use {
  readonly kind: Definition['kind']
  readonly name: string
  readonly id: string
  /** JSON pointer within the definition of the kind and name. */
  readonly pointer: string
  /** The place in words: "List Accounts › Columns › city". */
  readonly label: Both
}

/** Every use, in the order of the application; problem `definition/unknown`. */
export function findUses(application: NamedApplication, target: UseTarget): Use[] {
  const context = createRuleContext(application)
  const definition = findDefinition(application, target.kind, target.name)
  const place = findPlace(definition, target.element ?? [])
  const find =
    place.steps.length === 0 ? toDefinition(definition) : (finders[place.schema?.['x-type'] ?? ''] ?? byField)
  return application.definitions.flatMap(item =>
    unique(find(item, { definition, place, context })).map(pointer => ({
      kind: item.kind,
      name: item.name,
      id: item.id,
      pointer,
      label: placeWords(item, stepsOf(item, pointer)),
    })),
  )
}

interface Asked {
  readonly definition: Definition
  readonly place: Place
  readonly context: RuleContext
}

/** The pointers within one definition that use what is asked about. */
type Find = (item: Definition, asked: Asked) => Iterable<string>

const toDefinition =
  (definition: Definition): Find =>
  (item, { context }) =>
    referring(item, context, reference => {
      if (reference.target === 'part')
        return definition.kind === 'template' && reference.value.startsWith(`${definition.name}.`)
      return reference.target === definition.kind && lookUp(reference, context.symbols)?.id === definition.id
    })

/** Fields have types of their own, told by a discriminator; other elements are used by nobody. */
const byField: Find = (item, { definition, place, context }) => {
  if (definition.kind !== 'object' || place.steps[0] !== 'fields' || place.steps.length !== 2) return []
  const { name } = place.value as { name: string }
  return referring(
    item,
    context,
    ({ target, object, value }) => target === 'field' && object === definition && value === name,
  )
}

/** By the type of the element, as the schemas name it. */
const finders: Readonly<Record<string, Find>> = {
  RecordType: function* (item, { definition, place, context }) {
    const { name } = place.value as { name: string }
    yield* referring(
      item,
      context,
      ({ target, object, value }) => target === 'recordType' && object === definition && value === name,
    )
    for (const coded of codedValues(item, context)) {
      if (coded.recordTypeOf === definition && coded.code === name) yield coded.pointer
    }
  },
  TemplatePart: function* (item, { definition, place, context }) {
    const { name } = place.value as { name: string }
    yield* referring(item, context, ({ target, value }) => target === 'part' && value === `${definition.name}.${name}`)
    if (item !== definition || item.kind !== 'template') return
    for (const [index, part] of (item.parts ?? []).entries()) {
      const at = part.requires?.indexOf(name) ?? -1
      if (at >= 0) yield `/parts/${index}/requires/${at}`
    }
  },
  Choice: function* (item, { definition, place, context }) {
    const { code } = place.value as Choice
    const choices = valueAt(definition, place.steps.slice(0, -1))
    for (const coded of codedValues(item, context)) {
      if (coded.choices === choices && coded.code === code) yield coded.pointer
    }
  },
  QueryParameter: (item, { definition, place, context }) =>
    item === definition
      ? [
          ...holding(item, '', node =>
            'parameter' in node && node.parameter === nameOf(place) ? 'parameter' : undefined,
          ),
          ...expressionsOf(item, context.symbols)
            .filter(({ schema, text }) => schema['x-scope'] === 'question' && readsName(text, nameOf(place)))
            .map(({ pointer }) => pointer),
        ]
      : [],
  ConversionTarget: (item, { definition, place }) =>
    item === definition
      ? holding(item, '', node => ('made' in node && node.made === nameOf(place) ? 'made' : undefined))
      : [],
  QueryMeasure: (item, { definition, place }) => {
    if (item !== definition || item.kind !== 'query') return []
    const { as } = place.value as { as: string }
    return (item.sort ?? []).flatMap((sort, index) => (sort.field === as ? `/sort/${index}/field` : []))
  },
}

function referring(item: Definition, context: RuleContext, isMeant: (reference: Reference) => boolean): string[] {
  return context
    .referencesOf(item)
    .filter(isMeant)
    .map(reference => reference.pointer)
}

/** Pointers of the property that `match` names, on every object of JSON within a value. */
function* holding(
  value: unknown,
  pointer: string,
  match: (node: Readonly<Record<string, unknown>>) => string | undefined,
): Iterable<string> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* holding(item, `${pointer}/${index}`, match)
  } else if (isNode(value)) {
    const found = match(value)
    if (found !== undefined) yield `${pointer}/${found}`
    for (const [name, item] of Object.entries(value)) yield* holding(item, `${pointer}/${name}`, match)
  }
}

function readsName(text: string, name: string): boolean {
  const { expression } = parseExpression(text)
  return expression !== null && namesIn(expression).some(([first]) => first === name)
}

function nameOf({ value }: Place): string {
  return (value as { name: string }).name
}

function unique(pointers: Iterable<string>): string[] {
  return [...new Set(pointers)]
}

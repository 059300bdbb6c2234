/** One field of a new record and where its value comes from: exactly one source, of a type that fits. */
import type { ConversionDefinition, ObjectDefinition } from '../definitions.ts'
import { didYouMean } from '../did-you-mean.ts'
import { type FieldType, type FieldUse, mayLeadTo } from '../field-use.ts'
import { error, type Finding } from '../finding.ts'
import { checkConstant, isWritable, notWritable } from './assignments.ts'
import type { RuleContext } from './context.ts'

export interface Mapped {
  readonly field: string
  readonly from?: string
  readonly made?: string
  readonly source?: boolean
  readonly value?: unknown
}

/** The objects around a mapping: what is made, what is converted, and what earlier targets made. */
export interface MappingPlaces {
  readonly object: ObjectDefinition | undefined
  readonly source: ObjectDefinition | undefined
  readonly made: ReadonlyMap<string, ObjectDefinition | undefined>
}

/** Checks one mapping. */
export function* checkMapping(
  conversion: ConversionDefinition,
  mapping: Mapped,
  pointer: string,
  places: MappingPlaces,
  context: RuleContext,
): Iterable<Finding> {
  const given = [mapping.from, mapping.made, mapping.source || undefined, mapping.value].filter(
    item => item !== undefined,
  )
  if (given.length !== 1) {
    yield error(
      conversion,
      'mapping/not-one-source',
      pointer,
      'A field is filled from exactly one source.',
      '每个字段须且只能有一个来源。',
    )
  }
  const use = context.pathAt(conversion, `${pointer}/field`)?.end
  if (!use || !places.object) return
  if (!isWritable(use)) {
    yield notWritable(conversion, use, `${pointer}/field`)
    return
  }
  if (mapping.value !== undefined) {
    yield* checkConstant(conversion, places.object, use, mapping.value, `${pointer}/value`, context)
  }
  if (mapping.from !== undefined) {
    const from = context.pathAt(conversion, `${pointer}/from`)?.end
    if (from && !isCompatible(from, use)) yield unfit(conversion, `${pointer}/from`, from.name, use.name)
  }
  if (mapping.source && places.source && !leadsTo(use, places.source)) {
    yield unfit(conversion, `${pointer}/source`, places.source.name, use.name)
  }
  if (mapping.made !== undefined) yield* checkMade(conversion, mapping.made, use, `${pointer}/made`, places)
}

function* checkMade(
  conversion: ConversionDefinition,
  name: string,
  use: FieldUse,
  pointer: string,
  { made }: MappingPlaces,
): Iterable<Finding> {
  const object = made.get(name)
  if (!made.has(name)) {
    yield error(
      conversion,
      'conversion/unknown-target',
      pointer,
      `No earlier target is called ${name}.`,
      `前面没有名为 ${name} 的目标。`,
      didYouMean(name, made.keys()),
    )
  } else if (object && !leadsTo(use, object)) {
    yield unfit(conversion, pointer, name, use.name)
  }
}

function leadsTo(use: FieldUse, object: ObjectDefinition): boolean {
  return (use.type === 'reference' || use.type === 'anyReference') && mayLeadTo(use, object)
}

const written: readonly FieldType[] = ['text', 'longText']
const textual: readonly FieldType[] = [...written, 'email', 'phone', 'url']
const numbers: readonly FieldType[] = ['decimal', 'percent']

/** Which types a value of each type may become without loss or guesswork. */
const becomes: Readonly<Record<FieldType, readonly FieldType[]>> = {
  id: ['text'],
  text: textual,
  longText: written,
  email: ['email', ...written],
  phone: ['phone', ...written],
  url: ['url', ...written],
  autoNumber: written,
  integer: ['integer', ...numbers, ...written],
  decimal: [...numbers, ...written],
  percent: [...numbers, ...written],
  rating: ['rating', 'integer', ...numbers, ...written],
  money: ['money'],
  boolean: ['boolean'],
  date: ['date', 'datetime', ...written],
  datetime: ['datetime', 'date', ...written],
  choice: ['choice', 'multiChoice', ...written],
  multiChoice: ['multiChoice'],
  reference: ['reference', 'anyReference'],
  anyReference: ['reference', 'anyReference'],
  file: ['file'],
  children: [],
}

function isCompatible(from: FieldUse, to: FieldUse): boolean {
  if (!becomes[from.type].includes(to.type)) return false
  if (from.type !== 'reference' && from.type !== 'anyReference') return true
  return from.targets.every(target => mayLeadTo(to, target))
}

function unfit(conversion: ConversionDefinition, pointer: string, from: string, to: string): Finding {
  return error(conversion, 'mapping/unfit', pointer, `${from} does not fit ${to}.`, `${from} 不适用于 ${to}。`)
}

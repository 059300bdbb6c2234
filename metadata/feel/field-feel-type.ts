/** The types of an application's fields and records, as expressions see them. */
import type { Symbols } from '../application.ts'
import type { ObjectDefinition } from '../definitions.ts'
import { choicesOf, type FieldType, type FieldUse, fieldUse } from '../field-use.ts'
import { systemFieldsOf } from '../system-fields.ts'
import { any, contextOf, type FeelType, type Member, type Members } from './types.ts'

/** The type of a field's value. */
export function fieldFeelType(symbols: Symbols, object: ObjectDefinition, use: FieldUse): FeelType {
  return types[use.type](use, symbols, object)
}

/** A record: `id`, `title` and its fields, found when they are asked for. `more` stands beside them. */
export function recordType(
  symbols: Symbols,
  object: ObjectDefinition,
  more: Readonly<Record<string, FeelType>> = {},
): FeelType {
  return { kind: 'context', object: object.id, members: recordMembers(symbols, object, more) }
}

function recordMembers(symbols: Symbols, object: ObjectDefinition, more: Readonly<Record<string, FeelType>>): Members {
  return {
    get(name): Member | undefined {
      if (Object.hasOwn(more, name)) return { type: more[name] as FeelType }
      const use = fieldUse(symbols, object, name)
      if (use) {
        const type = fieldFeelType(symbols, object, use)
        return use.definition ? { type, reference: { target: 'field', object } } : { type }
      }
      return name === 'title' ? { type: string } : undefined
    },
    names: () => [
      ...Object.keys(more),
      ...object.fields.map(field => field.name),
      ...systemFieldsOf(object).map(field => field.name),
      'title',
    ],
  }
}

const number: FeelType = { kind: 'number' }
const string: FeelType = { kind: 'string' }
const anyRecord = contextOf(
  new Map([
    ['object', { type: string }],
    ['id', { type: string }],
    ['title', { type: string }],
  ]),
)
const files: FeelType = {
  kind: 'list',
  of: contextOf(
    new Map([
      ['name', { type: string }],
      ['type', { type: string }],
      ['size', { type: number }],
    ]),
  ),
}

type Make = (use: FieldUse, symbols: Symbols, object: ObjectDefinition) => FeelType

const choice: Make = (use, symbols, object) => {
  const all = choicesOf(use, symbols, object)?.map(item => item.code)
  if (!all) return string
  return { kind: 'string', codes: use.definition ? { all } : { all, typesOf: object } }
}
const reference: Make = (use, symbols) => {
  const [target] = use.targets
  return target ? recordType(symbols, target) : any
}

const types: Record<FieldType, Make> = {
  id: () => string,
  text: () => string,
  longText: () => string,
  email: () => string,
  phone: () => string,
  url: () => string,
  autoNumber: () => string,
  integer: () => number,
  decimal: () => number,
  percent: () => number,
  rating: () => number,
  money: () => ({ kind: 'number', currency: true }),
  boolean: () => ({ kind: 'boolean' }),
  date: () => ({ kind: 'date' }),
  datetime: () => ({ kind: 'date and time' }),
  choice,
  multiChoice: (use, symbols, object) => ({ kind: 'list', of: choice(use, symbols, object) }),
  reference,
  anyReference: () => anyRecord,
  file: () => files,
  children: (use, symbols, object) => ({ kind: 'list', of: reference(use, symbols, object) }),
}

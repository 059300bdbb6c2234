/**
 * TypeScript types of the records of an application, as text: for every object the record as it is answered, and what
 * may be sent to create and to update one (api.md, "Values"). What a person may see of it is not its concern.
 */
import type { Catalog, CatalogField, CatalogObject, FieldType } from './catalog.ts'

/** The text of a module that compiles by itself under `strict`. */
export function recordTypes(catalog: Catalog): string {
  const names = typeNames(catalog)
  const objects = [...catalog.objects.values()]
  const entries = objects.map(object => {
    const name = names.get(object.id)
    return `  ${key(object.name)}: { record: ${name}Record; create: ${name}Create; update: ${name}Update }`
  })
  return [
    `/** The records of revision ${catalog.revision}. Generated from its definitions; changes here are lost. */`,
    valueTypes,
    `/** Every object by name. */\nexport interface Records {\n${entries.join('\n')}\n}`,
    ...objects.map(object => objectTypes(object, catalog, names)),
  ].join('\n\n')
}

const valueTypes = `/** UUID. */
export type Id = string
/** Digits with an optional point, exact: \`1200.50\`. */
export type Decimal = string
/** \`2026-11-21\` */
export type DateText = string
/** ISO 8601, answered in UTC: \`2026-11-21T08:30:00.000Z\` */
export type DatetimeText = string

export interface Money { amount: Decimal; currency: string | null }
export interface MoneyInput { amount: Decimal | number; currency: string }
export interface Reference { id: Id; title: string | null }
export type ReferenceInput = Id | { id: Id }
export interface AnyReference<O extends keyof Records> { object: O | null; id: Id; title: string | null }
export interface AnyReferenceInput<O extends keyof Records> { object: O; id: Id }
export interface StoredFile { id: Id; name: string; type: string; size: number }
/** Lines that are saved with their record. */
export interface Lines<Create, Update> { create?: Create[]; update?: (Update & { id: Id; rev?: number })[]; delete?: Id[] }`

function objectTypes(object: CatalogObject, catalog: Catalog, names: ReadonlyMap<string, string>): string {
  const name = names.get(object.id)
  const fields = [...object.fields.values()]
  const writable = fields.filter(isWritable)
  const list = (chosen: readonly CatalogField[], print: (field: CatalogField) => string) =>
    chosen.map(field => `  /** ${commentOf(field.label)}${leadsTo(field)} */\n  ${print(field)}\n`).join('')
  const world = { catalog, names }
  const leadsTo = (field: CatalogField) => (field.type === 'reference' ? ` → ${targetsOf(field, catalog).join()}` : '')
  return `/** ${commentOf(object.definition.label)}, as it is answered. */
export interface ${name}Record {
${list(fields, field => `${key(field.name)}${field.type === 'children' ? '?' : ''}: ${answered(field, world)}`)}}

/** What a new one is made from. */
export interface ${name}Create {
${list(writable, field => `${key(field.name)}${isDemanded(field) ? '' : '?'}: ${written(field, world, 'Create')}`)}}

/** What may be changed. */
export interface ${name}Update {
${list(writable, field => `${key(field.name)}?: ${written(field, world, 'Update')}`)}}
`
}

interface World {
  readonly catalog: Catalog
  readonly names: ReadonlyMap<string, string>
}

interface ValueType {
  readonly answered: (field: CatalogField, world: World) => string
  /** Where it differs. */
  readonly written?: (field: CatalogField, world: World) => string
}

const plain = (type: string, written = type): ValueType => ({ answered: () => type, written: () => written })
const codes = ({ choices }: CatalogField): string =>
  choices.length > 0 ? choices.map(choice => JSON.stringify(choice.code)).join(' | ') : 'string'
const targetsOf = (field: CatalogField, catalog: Catalog): string[] =>
  field.targets.flatMap(id => catalog.objectsById.get(id)?.name ?? [])
const targets = (field: CatalogField, { catalog }: World): string =>
  targetsOf(field, catalog)
    .map(name => JSON.stringify(name))
    .join(' | ') || 'keyof Records'
const isMany = ({ definition }: CatalogField): boolean => definition?.type === 'file' && definition.many === true

const valueTypeOf: Readonly<Record<FieldType, ValueType>> = {
  id: plain('Id'),
  text: plain('string'),
  longText: plain('string'),
  email: plain('string'),
  phone: plain('string'),
  url: plain('string'),
  autoNumber: plain('string'),
  integer: plain('number'),
  rating: plain('number'),
  decimal: plain('Decimal', 'Decimal | number'),
  percent: plain('Decimal', 'Decimal | number'),
  money: plain('Money', 'MoneyInput'),
  boolean: plain('boolean'),
  date: plain('DateText'),
  datetime: plain('DatetimeText'),
  choice: { answered: codes },
  multiChoice: { answered: field => `(${codes(field)})[]` },
  reference: plain('Reference', 'ReferenceInput'),
  anyReference: {
    answered: (field, world) => `AnyReference<${targets(field, world)}>`,
    written: (field, world) => `AnyReferenceInput<${targets(field, world)}>`,
  },
  file: {
    answered: field => (isMany(field) ? 'StoredFile[]' : 'StoredFile'),
    written: field => (isMany(field) ? 'ReferenceInput[]' : 'ReferenceInput'),
  },
  children: { answered: (field, { names }) => `${names.get(field.targets[0] ?? '')}Record[]` },
}

const neverEmpty = new Set(['id', 'rev', 'created_at', 'updated_at'])

function answered(field: CatalogField, world: World): string {
  const type = valueTypeOf[field.type].answered(field, world)
  return field.type === 'children' || (field.system && neverEmpty.has(field.name)) ? type : `${type} | null`
}

function written(field: CatalogField, world: World, mode: 'Create' | 'Update'): string {
  if (field.type === 'children') return lines(field, world, mode)
  const { answered, written = answered } = valueTypeOf[field.type]
  return field.required ? written(field, world) : `${written(field, world)} | null`
}

function lines(field: CatalogField, { catalog, names }: World, mode: 'Create' | 'Update'): string {
  const definition = field.definition
  const child = catalog.objectsById.get(field.targets[0] ?? '')
  const name = names.get(child?.id ?? '')
  // The parent is known from where the line stands.
  const via = definition?.type === 'children' ? definition.via : ''
  const create = `Omit<${name}Create, ${JSON.stringify(via)}>`
  const changes = `Lines<${create}, ${name}Update>`
  return mode === 'Create' ? `${create}[] | ${changes}` : changes
}

function isWritable(field: CatalogField): boolean {
  if (field.system) return field.name === 'owner' || field.name === 'record_type'
  if (field.definition?.type === 'children') return field.definition.embedded === true
  return field.type !== 'autoNumber'
}

function isDemanded({ required, definition, type }: CatalogField): boolean {
  return required && type !== 'children' && !(definition && 'default' in definition && definition.default !== undefined)
}

/** Names of types by object id: `opportunity_line` becomes `OpportunityLine`; no two are the same. */
function typeNames(catalog: Catalog): Map<string, string> {
  const taken = new Set<string>()
  const names = new Map<string, string>()
  for (const { id, name } of catalog.objects.values()) {
    const words = name.split('_').map(word => word.charAt(0).toUpperCase() + word.slice(1))
    const wanted = words.join('').replaceAll(/[^\p{ID_Continue}]/gu, '_')
    // What begins with a digit once the underscore is gone gets it back.
    const base = /^\p{ID_Start}/u.test(wanted) ? wanted : `_${wanted}`
    let unique = base
    for (let number = 2; taken.has(unique); number++) unique = `${base}_${number}`
    taken.add(unique)
    names.set(id, unique)
  }
  return names
}

function key(name: string): string {
  return /^[a-z_$][\w$]*$/i.test(name) ? name : JSON.stringify(name)
}

function commentOf(label: CatalogField['label']): string {
  const text = [label['zh-CN'], label.en].filter(Boolean).join(' / ')
  return text.replaceAll('*/', '* /').replaceAll(/\s+/g, ' ')
}

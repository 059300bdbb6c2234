/**
 * Random edits of an application: any command with arguments made from its schema and from what is there, and raw
 * changes of a definition's JSON. Most are sensible, many are not; what they mean is not known here.
 */
import { commands } from '#designer/commands/commands.ts'
import { isNode, valueAt } from '#designer/commands/place.ts'
import type { NamedApplication } from '#metadata/application.ts'
import type { Definition, ObjectDefinition } from '#metadata/definitions.ts'
import { kindNames, namePattern, type Schema } from '#metadata/kinds/schema.ts'

export interface RandomEdit {
  readonly command: string
  readonly args: Readonly<Record<string, unknown>>
  /** An edit of the JSON, which may leave errors behind. */
  readonly isRaw: boolean
}

/** Takes one of some things, as the tape says; the tape is read from its beginning again when it ends. */
export function createPick(tape: readonly number[]) {
  let at = 0
  const next = () => tape[at++ % tape.length] as number
  return {
    of: <T>(things: readonly T[]): T => things[next() % things.length] as T,
    chance: (percent: number) => next() % 100 < percent,
  }
}

type Pick = ReturnType<typeof createPick>

/** The next edit of an application. */
export function randomEdit(application: NamedApplication, tape: readonly number[]): RandomEdit {
  const pick = createPick(tape)
  if (pick.chance(25)) return { ...rawEdit(application, pick), isRaw: true }
  const names = (Object.keys(commands) as (keyof typeof commands)[]).filter(name => name !== 'replace-definition')
  const command = pick.of(names)
  return { command, args: argumentsFor(commands[command].arguments, application, pick), isRaw: false }
}

/** A definition with one value taken away, doubled, or replaced by another of the application. */
function rawEdit(application: NamedApplication, pick: Pick) {
  const definition = pick.of(application.definitions)
  const copy = structuredClone(definition)
  const places = placesIn(copy, []).filter(path => path[0] !== 'id' && path[0] !== 'kind')
  const path = pick.of(places)
  const owner = valueAt(copy, path.slice(0, -1)) as Record<string | number, unknown>
  const step = path.at(-1) as string | number
  const value = owner[step]
  if (Array.isArray(value) && value.length > 0 && pick.chance(30)) value.push(structuredClone(pick.of(value)))
  else if (pick.chance(30)) {
    if (Array.isArray(owner)) owner.splice(Number(step), 1)
    else delete owner[step]
  } else if (typeof value === 'string') owner[step] = pick.of(stringsIn(pick.of(application.definitions)))
  else if (typeof value === 'boolean') owner[step] = !value
  else if (typeof value === 'number') owner[step] = pick.of([0, 1, value + 1, 60])
  return { command: 'replace-definition', args: { kind: definition.kind, name: definition.name, definition: copy } }
}

type Arguments = Record<string, unknown>

function argumentsFor(schema: Schema, application: NamedApplication, pick: Pick): Arguments {
  const args: Arguments = {}
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    if (!schema.required?.includes(name) && pick.chance(name === 'also' ? 10 : 50)) continue
    const value = argumentFor(name, property, args, application, pick)
    if (value !== undefined) args[name] = value
  }
  return args
}

const newNames = ['alpha', 'beta', '样品', '备注', 'name', 'stage', 'owner', 'extra_1', 'customer']

function argumentFor(
  name: string,
  schema: Schema,
  args: Arguments,
  application: NamedApplication,
  pick: Pick,
): unknown {
  const definition = subjectOf(args, application)
  switch (name) {
    case 'also':
      return 'all'
    case 'path':
      return definition && pick.of(placesIn(definition, []))
    case 'value':
      return pick.of<unknown>([true, false, 1, 2, '#ff0000', pick.of(newNames), anyString(application, pick)])
    case 'element': {
      const list = definition && valueAt(definition, args.path as (string | number)[])
      const like =
        Array.isArray(list) && list.length > 0 ? structuredClone(pick.of(list)) : anyString(application, pick)
      return isNode(like) ? altered(like, application, pick) : like
    }
    case 'definition':
      return {
        ...altered(pick.of(application.definitions) as never, application, pick),
        id: undefined,
        name: pick.of(newNames),
      }
    case 'name':
      if (args.kind !== undefined) return pick.of(application.definitions.filter(item => item.kind === args.kind))?.name
  }
  return byschema(schema, args, application, pick)
}

function byschema(schema: Schema, args: Arguments, application: NamedApplication, pick: Pick): unknown {
  const target = schema['x-ref']
  if (target === 'field' || target === 'path') return fieldName(args, application, pick)
  if (target === 'filter')
    return { combinator: 'and', rules: [{ field: fieldName(args, application, pick), operator: 'notNull' }] }
  if (target && kindNames.some(kind => kind === target)) {
    const found = application.definitions.filter(item => item.kind === target)
    return found.length > 0 ? pick.of(found).name : 'nothing'
  }
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return pick.of(schema.enum)
  const branches = schema.oneOf ?? schema.anyOf
  if (branches) return byschema(pick.of(branches), args, application, pick)
  if (schema['x-type'] === 'LocalizedText') return { en: 'Word', 'zh-CN': '词' }
  if (schema.type === 'boolean') return pick.chance(50)
  if (schema.type === 'integer') return (schema.minimum ?? 0) + pick.of([0, 1, 2, 40])
  if (schema.type === 'array') {
    return pick.chance(80) ? [byschema(schema.items ?? {}, args, application, pick)] : []
  }
  if (schema.type === 'object') {
    const inner: Arguments = {}
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      const isNeeded = schema.required?.includes(name) && name !== 'id'
      if (isNeeded || (name !== 'id' && pick.chance(15)))
        inner[name] = byschema(property, { ...args, ...inner }, application, pick)
    }
    return inner
  }
  if (schema.pattern === namePattern) return pick.of(newNames)
  if (schema.pattern?.startsWith('^[\\p{L}')) return pick.of(['a', 'b', 'open', 'new_1'])
  if (schema.pattern !== undefined) return pick.of(['1', '10', 'today', 'https://example.com', '$me'])
  const definition = subjectOf(args, application)
  return definition && pick.chance(85) ? pick.of(stringsIn(definition)) : pick.of(newNames)
}

/** The definition that the arguments so far are about: by kind and name, or by what names one. */
function subjectOf(args: Arguments, { definitions }: NamedApplication): Definition | undefined {
  if (typeof args.kind === 'string' && typeof args.name === 'string') {
    return definitions.find(item => item.kind === args.kind && item.name === args.name)
  }
  for (const kind of kindNames) {
    const found = definitions.find(item => item.kind === kind && item.name === args[kind])
    if (found) return found
  }
  return undefined
}

function fieldName(args: Arguments, application: NamedApplication, pick: Pick): string {
  const objects = application.definitions.filter(item => item.kind === 'object')
  const subject = subjectOf(args, application)
  const name = subject?.kind === 'object' ? subject.name : subject && 'object' in subject ? subject.object : undefined
  const object = objects.find(item => item.name === (args.object ?? name)) ?? pick.of(objects)
  return pick.of((object as ObjectDefinition).fields)?.name ?? 'created_at'
}

function altered(like: Readonly<Record<string, unknown>>, application: NamedApplication, pick: Pick): Arguments {
  const copy = structuredClone(like) as Arguments
  delete copy.id
  const names = Object.keys(copy).filter(name => typeof copy[name] === 'string' && name !== 'kind' && name !== 'type')
  if (names.length > 0 && pick.chance(80)) copy[pick.of(names)] = anyString(application, pick)
  return copy
}

function anyString(application: NamedApplication, pick: Pick): string {
  return pick.of(stringsIn(pick.of(application.definitions)))
}

/** The way to every value within one, as property names and positions. */
function placesIn(value: unknown, path: readonly (string | number)[]): (string | number)[][] {
  const entries: [string | number, unknown][] = Array.isArray(value)
    ? [...value.entries()]
    : isNode(value)
      ? Object.entries(value)
      : []
  return entries.flatMap(([step, item]) => [[...path, step], ...placesIn(item, [...path, step])])
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(stringsIn)
  return isNode(value) ? Object.values(value).flatMap(stringsIn) : []
}

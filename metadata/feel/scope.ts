/**
 * The names that an expression may use: `record` (and its fields by themselves), `actor`, `today`, `now`, `setting`,
 * `old` where there is a change, and the variables of a workflow. A field that is hidden by another name is reached
 * through `record`.
 */
import type { Symbols } from '../application.ts'
import type { ObjectDefinition, SettingDefinition } from '../definitions.ts'
import { systemObjects } from '../system-fields.ts'
import { recordType } from './field-feel-type.ts'
import { any, contextOf, type FeelType, type Member } from './types.ts'

/** What is read of one name of the scope: `record.customer.level` is the path customer, level of the root record. */
export interface Read {
  readonly root: string
  readonly path: readonly string[]
}

export interface ScopeName extends Member {
  readonly read: Read
}

export interface Scope {
  readonly symbols: Symbols
  get(name: string): ScopeName | undefined
  names(): readonly string[]
}

/** Names that always mean the same, whatever the fields are called. */
export const scopeNames: ReadonlySet<string> = new Set(['record', 'actor', 'today', 'now', 'setting', 'old'])

/** The scope of an expression about a record of the object; without an object there is no record. */
export function recordScope(
  symbols: Symbols,
  object: ObjectDefinition | undefined,
  { old = false, variables = {} }: { old?: boolean; variables?: Readonly<Record<string, FeelType>> } = {},
): Scope {
  const record = object && recordType(symbols, object)
  const roots: Record<string, FeelType> = {
    ...variables,
    ...(record ? { record } : {}),
    ...(record && old ? { old: record } : {}),
    actor: actorType(symbols),
    today: { kind: 'date' },
    now: { kind: 'date and time' },
    setting: settingType(symbols),
  }
  const members = record?.kind === 'context' ? record.members : undefined
  return {
    symbols,
    get(name) {
      if (Object.hasOwn(roots, name)) return { type: roots[name] as FeelType, read: { root: name, path: [] } }
      const member = members?.get(name)
      return member && { ...member, read: { root: 'record', path: [name] } }
    },
    names: () => [...Object.keys(roots), ...(members?.names() ?? [])],
  }
}

/** Who acts: the record of the user, the names of the roles and the teams. */
function actorType(symbols: Symbols): FeelType {
  const user = symbols.byId(systemObjects.user)
  const team = symbols.byId(systemObjects.team)
  const more: Record<string, FeelType> = {
    roles: { kind: 'list', of: { kind: 'string' } },
    teams: { kind: 'list', of: team?.kind === 'object' ? recordType(symbols, team) : any },
  }
  if (user?.kind === 'object') return recordType(symbols, user, more)
  const text: FeelType = { kind: 'string' }
  return contextOf(new Map(Object.entries({ id: text, name: text, ...more }).map(([name, type]) => [name, { type }])))
}

function settingType(symbols: Symbols): FeelType {
  return {
    kind: 'context',
    members: {
      get(name) {
        const setting = symbols.definition('setting', name)
        return setting && { type: settingTypes[setting.type], reference: { target: 'setting' } }
      },
      names: () => symbols.all('setting').map(setting => setting.name),
    },
  }
}

const settingTypes: Record<SettingDefinition['type'], FeelType> = {
  number: { kind: 'number' },
  text: { kind: 'string' },
  boolean: { kind: 'boolean' },
  date: { kind: 'date' },
}

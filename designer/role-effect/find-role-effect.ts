/**
 * What a role would mean for people if a draft were promoted: who gains or loses which right, and how many records of
 * each object one of them sees before and after. Counted live, without writing anything and within limits.
 */
import type { ResolvedApplication } from '#metadata/application.ts'
import type { Catalog } from '#metadata/catalog.ts'
import type { RoleDefinition } from '#metadata/definitions.ts'
import { scopes } from '#metadata/kinds/role/schema.ts'
import { readStorage } from '#metadata/revisions.ts'
import { readTableNames } from '#metadata/storage/existing-tables.ts'
import { createStorageMap } from '#metadata/storage/storage-map.ts'
import {
  allRights,
  type FieldAccess,
  type Right,
  rightsOf,
  type Scope,
  type SystemRight,
} from '#runtime/access/rights.ts'
import type { Context } from '#runtime/context.ts'
import type { System } from '#runtime/system.ts'
import { type AccessWorld, countFor, openAccess } from '../impact/access-world.ts'
import type { AffectedPerson } from '../impact/impact-item.ts'
import { type ImpactWorld, toSide } from '../impact/impact-world.ts'
import type { Person } from '../impact/people.ts'
import { readPeopleNames } from '../impact/people-names.ts'
import { usualLimits, withProbe } from '../impact/probe.ts'

/** A right that reaches otherwise: how many people notice, counting all their other roles. */
export interface RightEffect {
  readonly right: Right
  readonly before: Scope
  readonly after: Scope
  readonly gain: number
  readonly lose: number
  /** One of those who notice, with how many records the right is good for. */
  readonly example?: AffectedPerson
}

export interface ObjectEffect {
  /** Id of the object. */
  readonly object: string
  /** Records that the person sees with all roles, before and after; absent where counting took too long. */
  readonly before?: number
  readonly after?: number
  /** Only those that the draft changes. */
  readonly rights: readonly RightEffect[]
}

/** The name is null for whom the one who asks may not see. */
type NamedPerson = Pick<AffectedPerson, 'id' | 'name'>

export interface RoleEffect {
  /** Active people who hold the role. */
  readonly people: number
  /** Those of them who may do more, and less, of anything. */
  readonly gain: number
  readonly lose: number
  /** Whose records are counted. */
  readonly person: NamedPerson | null
  /** Others whose records could be counted. */
  readonly others: readonly NamedPerson[]
  readonly objects: readonly ObjectEffect[]
  readonly fields: readonly FieldEffect[]
  readonly system: readonly SystemEffect[]
}

/** Ids of an object and its field, and how many people notice. */
export interface FieldEffect {
  readonly object: string
  readonly field: string
  readonly before: FieldAccess
  readonly after: FieldAccess
  readonly people: number
}

export interface SystemEffect {
  readonly right: SystemRight
  readonly granted: boolean
  readonly people: number
}

interface Asked {
  readonly roleId: string
  /** Whose records are counted; the first holder unless said. */
  readonly personId?: string | undefined
  /** Who is told names. */
  readonly asker: Context
}

const limits = { ...usualLimits, statementMs: 1_500, totalMs: 10_000 }
const mostOthers = 50

/** Compares two applications over the people and records of production. */
export async function findRoleEffect(
  { db, ed }: Pick<System, 'db' | 'ed'>,
  before: ResolvedApplication,
  after: ResolvedApplication,
  asked: Asked,
): Promise<RoleEffect> {
  const rows = (await readStorage(db)).filter(row => row.state !== 'prepared')
  const tables = await readTableNames(db, ed)
  return withProbe(db, ed, limits, async probe => {
    const world: ImpactWorld = {
      ed,
      before: toSide(before),
      after: toSide(after),
      storage: createStorageMap(rows),
      tables,
      probe,
      asker: asked.asker,
    }
    return describe(world, await openAccess(world), asked)
  })
}

async function describe(world: ImpactWorld, access: AccessWorld, { roleId, personId }: Asked): Promise<RoleEffect> {
  const holders = access.people.filter(person => person.roleIds.includes(roleId))
  const person = holders.find(({ id }) => id === personId) ?? holders[0]
  const others = holders.slice(0, mostOthers)
  const ids = [...others, ...(person ? [person] : [])].map(({ id }) => id)
  const names = await readPeopleNames(world.asker, world.probe, ids)
  const named = ({ id }: Person): NamedPerson => ({ id, name: names.get(id) ?? null })
  const objects: ObjectEffect[] = []
  const [gaining, losing] = [new Set<string>(), new Set<string>()]
  for (const objectId of objectIds(access)) {
    const rights: RightEffect[] = []
    for (const right of allRights) {
      const effect = await rightEffect(world, access, holders, { roleId, objectId, right }, gaining, losing)
      if (effect) rights.push(effect)
    }
    const [seen] =
      person && sees(access, person, objectId) ? await countFor(world, access, [person], objectId, 'read') : []
    objects.push({
      object: objectId,
      rights,
      ...(seen?.before === undefined ? {} : { before: seen.before }),
      ...(seen?.after === undefined ? {} : { after: seen.after }),
    })
  }
  return {
    people: holders.length,
    gain: gaining.size,
    lose: losing.size,
    person: person ? named(person) : null,
    others: others.map(named),
    objects,
    fields: fieldEffects(world, access, holders, roleId),
    system: systemEffects(access, holders, roleId),
  }
}

interface Cell {
  readonly roleId: string
  readonly objectId: string
  readonly right: Right
}

async function rightEffect(
  world: ImpactWorld,
  access: AccessWorld,
  holders: readonly Person[],
  { roleId, objectId, right }: Cell,
  gaining: Set<string>,
  losing: Set<string>,
): Promise<RightEffect | undefined> {
  const before = scopeOf(access.before, [roleId], objectId, right)
  const after = scopeOf(access.after, [roleId], objectId, right)
  if (before === after) return undefined
  const step = ({ roleIds }: Person) =>
    scopes.indexOf(scopeOf(access.after, roleIds, objectId, right)) -
    scopes.indexOf(scopeOf(access.before, roleIds, objectId, right))
  const [more, less] = [holders.filter(one => step(one) > 0), holders.filter(one => step(one) < 0)]
  for (const { id } of more) gaining.add(id)
  for (const { id } of less) losing.add(id)
  const [example] = await countFor(world, access, [...more, ...less].slice(0, 1), objectId, right)
  return { right, before, after, gain: more.length, lose: less.length, ...(example ? { example } : {}) }
}

function objectIds({ before, after }: AccessWorld): string[] {
  return [...new Set([...after.objectsById.keys(), ...before.objectsById.keys()])]
}

function sees({ before, after }: AccessWorld, { roleIds }: Person, objectId: string): boolean {
  return [before, after].some(catalog => scopeOf(catalog, roleIds, objectId, 'read') !== 'none')
}

function scopeOf(catalog: Catalog, roleIds: readonly string[], objectId: string, right: Right): Scope {
  const object = catalog.objectsById.get(objectId)
  return object ? rightsOf(catalog, roleIds).scope(object, right) : 'none'
}

function roleIn(world: ImpactWorld, side: 'before' | 'after', roleId: string): RoleDefinition | undefined {
  const found = world[side].symbols.byId(roleId)
  return found?.kind === 'role' ? found : undefined
}

function fieldEffects(
  world: ImpactWorld,
  access: AccessWorld,
  holders: readonly Person[],
  roleId: string,
): FieldEffect[] {
  const roles = [roleIn(world, 'before', roleId), roleIn(world, 'after', roleId)]
  return objectIds(access).flatMap(objectId => {
    const of = access.after.objectsById.get(objectId)
    const named = roles.flatMap(role => role?.rights?.find(({ object }) => object === objectId)?.fields ?? [])
    return [...new Set(named.map(({ field }) => field))].flatMap((fieldId): FieldEffect[] => {
      const level = (catalog: Catalog, roleIds: readonly string[]): FieldAccess => {
        const object = catalog.objectsById.get(objectId)
        const field = object?.fieldsById.get(fieldId)
        return object && field ? rightsOf(catalog, roleIds).field(object, field) : 'hidden'
      }
      const [before, after] = [level(access.before, [roleId]), level(access.after, [roleId])]
      if (before === after || !of?.fieldsById.has(fieldId)) return []
      const noticing = holders.filter(({ roleIds }) => level(access.before, roleIds) !== level(access.after, roleIds))
      return [{ object: objectId, field: fieldId, before, after, people: noticing.length }]
    })
  })
}

function systemEffects({ before, after }: AccessWorld, holders: readonly Person[], roleId: string): SystemEffect[] {
  return (['administer', 'audit', 'design', 'promote'] as const).flatMap((right): SystemEffect[] => {
    const granted = rightsOf(after, [roleId]).has(right)
    if (granted === rightsOf(before, [roleId]).has(right)) return []
    const noticing = holders.filter(
      ({ roleIds }) => rightsOf(after, roleIds).has(right) !== rightsOf(before, roleIds).has(right),
    )
    return [{ right, granted, people: noticing.length }]
  })
}

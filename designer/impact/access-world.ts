/** Both applications as catalogs, so that the runtime's own rights and conditions say who may what. */
import { type Catalog, compileCatalog } from '#metadata/catalog.ts'
import { toNamed } from '#metadata/references.ts'
import { assignStorage } from '#metadata/storage/assign-storage.ts'
import { createStorageMap } from '#metadata/storage/storage-map.ts'
import { accessPredicate } from '#runtime/access/predicate.ts'
import { type Right, rightsOf } from '#runtime/access/rights.ts'
import type { Actor } from '#runtime/context.ts'
import { loadActor } from '#runtime/people/actor.ts'
import { bindValues } from '#runtime/query/late-values.ts'
import { createAliases } from '#runtime/query/scope.ts'
import type { AffectedPerson } from './impact-item.ts'
import type { ImpactWorld, Side } from './impact-world.ts'
import { type Person, readPeople } from './people.ts'
import { readPeopleNames } from './people-names.ts'

export interface AccessWorld {
  readonly before: Catalog
  readonly after: Catalog
  readonly people: readonly Person[]
}

/** Compiles both sides; columns that are not there yet have a name all the same. */
export async function openAccess(world: ImpactWorld): Promise<AccessWorld> {
  const compile = ({ application }: Side, revision: number) =>
    compileCatalog(
      revision,
      toNamed(application),
      createStorageMap(assignStorage(world.storage.rows, application, revision)),
    )
  const before = compile(world.before, 0)
  return { before, after: compile(world.after, 1), people: await readPeople(before, world.ed, world.probe) }
}

const shown = 3
const mostCounted = 100_000

/** Some of the people, with how many records each may see, change and so on before and after. */
export async function countFor(
  world: ImpactWorld,
  access: AccessWorld,
  people: readonly Person[],
  objectId: string,
  right: Right,
): Promise<AffectedPerson[]> {
  const affected: AffectedPerson[] = []
  const first = people.slice(0, shown)
  const ids = first.map(({ id }) => id)
  const names = await readPeopleNames(world.asker, world.probe, ids)
  for (const { id, roleIds } of first) {
    const name = names.get(id) ?? null
    const db = { query: (statement: Statement) => askAll(world, statement) } as Parameters<typeof loadActor>[2]
    const actor = await loadActor(access.before, world.ed, db, id, { timeZone: 'UTC' }).catch(() => undefined)
    // One after the other: they share a connection.
    const before = await countSeen(world, access.before, actor, roleIds, objectId, right)
    const after = await countSeen(world, access.after, actor, roleIds, objectId, right)
    affected.push({ id, name, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) })
  }
  return affected
}

interface Statement {
  readonly text: string
  readonly values?: readonly unknown[]
}

async function askAll({ probe }: ImpactWorld, { text, values }: Statement): Promise<object[]> {
  return (await probe.ask(text, values ?? [])) ?? []
}

async function countSeen(
  { ed, probe, tables }: ImpactWorld,
  catalog: Catalog,
  actor: Actor | undefined,
  roleIds: readonly string[],
  objectId: string,
  right: Right,
): Promise<number | undefined> {
  const object = catalog.objectsById.get(objectId)
  if (!object || !tables.has(object.table)) return 0
  const next = createAliases()
  const alias = next()
  const predicate = accessPredicate({ catalog, ed, rights: rightsOf(catalog, roleIds) }, object, right, alias, next)
  if (predicate === false) return 0
  if (predicate !== true && !actor) return undefined
  const condition = predicate === true ? { text: 'true', values: [] } : predicate
  const rows = await probe.ask<{ count: number }>(
    `select count(*)::int as count from (select 1 from "${ed}".${JSON.stringify(object.table)} ${alias}
       where ${alias}.deleted_at is null and ${condition.text} limit ${mostCounted}) seen`,
    actor ? bindValues(condition.values, actor, new Date()) : [],
  )
  return rows?.[0]?.count
}

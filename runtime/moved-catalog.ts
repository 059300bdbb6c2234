/**
 * Answers a client that still speaks of an earlier revision. When a request says which one (`Fulcrum-Revision`) and
 * uses a name that is gone, it is told what was renamed or removed since, not merely that the name is unknown.
 */
import type { FastifyRequest } from 'fastify'

import type { CatalogField, CatalogObject } from '#metadata/catalog.ts'
import { Problem } from '#platform/problem.ts'

import { type Rights, rightsOf } from './access/rights.ts'
import { revisionOf } from './answered-revision.ts'
import { movedCatalog } from './problems.ts'
import type { System } from './system.ts'

/** One name of the client's revision that is no longer so; `now` is absent when the thing is gone. */
interface Moved {
  readonly kind: 'object' | 'field'
  readonly object: string
  readonly field?: string
  readonly now?: string
}

const unknownNames = new Set(['object/unknown', 'field/unknown', 'definition/unknown', 'record/invalid'])

/** The problem to answer in the place of `error`: `catalog/moved` where the client's revision explains it. */
export async function explainMoved(system: System, request: FastifyRequest, error: unknown): Promise<unknown> {
  if (!(error instanceof Problem) || !unknownNames.has(error.code)) return error
  // The refusal's own revision: the head may have moved on since.
  const head = revisionOf(error) ?? system.catalogs.current().revision
  const theirs = Number(request.headers['fulcrum-revision'])
  if (!Number.isInteger(theirs) || theirs < 1 || theirs >= head) return error
  const moved = await namesMoved(system, request.caller?.actor.roleIds ?? [], theirs, head).catch(() => [])
  const used = moved.filter(item => mentions(request, error, item.field ?? item.object))
  if (used.length === 0) return error
  return movedCatalog(`The application is at revision ${head} now; names of revision ${theirs} are gone.`, {
    revision: head,
    changed: used,
    errors: error.extras.errors ?? [],
  })
}

function mentions(request: FastifyRequest, error: Problem, name: string): boolean {
  const said = `${decoded(request.url)} ${error.message} ${JSON.stringify(error.extras)} ${JSON.stringify(request.body ?? '')}`
  return said.includes(name)
}

/** Only the path of an address has been decoded by now; the rest may be broken. */
function decoded(url: string): string {
  try {
    return decodeURIComponent(url)
  } catch {
    return url
  }
}

/** What was renamed or removed, as far as these roles see it: now, or before it was removed. */
async function namesMoved(system: System, roleIds: readonly string[], from: number, to: number): Promise<Moved[]> {
  const [before, catalog] = await Promise.all([system.catalogs.at(from), system.catalogs.at(to)])
  const rightsThen = rightsOf(before, roleIds)
  const rights = rightsOf(catalog, roleIds)
  return [...before.objects.values()].flatMap(object => {
    const now = catalog.objectsById.get(object.id)
    if (!now) return isSeen(rightsThen, object) ? [{ kind: 'object', object: object.name }] : []
    if (!isSeen(rights, now)) return []
    const renamed: Moved[] = now.name === object.name ? [] : [{ kind: 'object', object: object.name, now: now.name }]
    const fields = [...object.fields.values()].flatMap<Moved>(field => {
      const current = now.fieldsById.get(field.id)
      if (field.system || current?.name === field.name) return []
      if (!(current ? isSeen(rights, now, current) : isSeen(rightsThen, object, field))) return []
      return [{ kind: 'field', object: now.name, field: field.name, ...(current ? { now: current.name } : {}) }]
    })
    return [...renamed, ...fields]
  })
}

function isSeen(rights: Rights, object: CatalogObject, field?: CatalogField): boolean {
  if (rights.scope(object, 'read') === 'none' && rights.scope(object, 'create') === 'none') return false
  return field === undefined || rights.field(object, field) !== 'hidden'
}

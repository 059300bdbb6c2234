/**
 * Keeps a client of an earlier revision from writing into the wrong field: a name that it uses may since have been given
 * to another field, and then nothing would look wrong. The refusal is turned into `catalog/moved` by moved-catalog.ts.
 */
import type { FastifyRequest } from 'fastify'

import type { Catalog, CatalogObject } from '#metadata/catalog.ts'

import type { Context } from '../../context.ts'
import type { GivenValues } from '../../fields/plan-values.ts'
import { errorAt, type ValueError } from '../../fields/value-error.ts'
import type { System } from '../../system.ts'
import type { WriteContext } from '../../write.ts'
import { invalidValues } from './write-problems.ts'

interface WriteRequest {
  readonly params: { readonly object: string }
  readonly body: GivenValues
}

/** The catalog of the revision that the request says it speaks of; undefined where it speaks of none. */
export async function catalogSpokenOf(
  system: System,
  headers: FastifyRequest['headers'],
): Promise<Catalog | undefined> {
  const theirs = Number(headers['fulcrum-revision'])
  if (!Number.isInteger(theirs) || theirs < 1 || theirs > system.catalogs.current().revision) return undefined
  return system.catalogs.at(theirs).catch(() => undefined)
}

/** The names of the body that meant another field in the catalog that the client speaks of. */
export function otherMeanings({ catalog }: Context, spoken: Catalog | undefined, request: WriteRequest): ValueError[] {
  const object = catalog.objects.get(request.params.object)
  if (!object || !spoken || spoken.revision >= catalog.revision) return []
  return findOthers(spoken, catalog, object, request.body, '')
}

/** Throws when there are any; only with the catalog of the head, another may be wrong about it. */
export function assertSameMeaning(context: WriteContext, spoken: Catalog | undefined, request: WriteRequest): void {
  const errors = otherMeanings(context, spoken, request)
  if (errors.length > 0) throw invalidValues(errors)
}

function findOthers(
  before: Catalog,
  now: Catalog,
  object: CatalogObject,
  given: GivenValues,
  pointer: string,
): ValueError[] {
  const then = before.objectsById.get(object.id)
  return Object.entries(given).flatMap(([name, value]) => {
    const [was, is] = [then?.fields.get(name), object.fields.get(name)]
    if (was && is && was.id !== is.id) {
      const message = `"${name}" is another field now.`
      return [errorAt(pointer, name, { code: 'field/unknown', message })]
    }
    const target = is?.type === 'children' ? now.objectsById.get(is.targets[0] ?? '') : undefined
    return target ? linesIn(value).flatMap(line => findOthers(before, now, target, line, `${pointer}/${name}`)) : []
  })
}

/** Lines to be made and to be changed, as far as they are any. */
function linesIn(value: unknown): GivenValues[] {
  const { create, update } = (value ?? {}) as { create?: unknown; update?: unknown }
  return [create, update].flat().filter((line): line is GivenValues => typeof line === 'object' && line !== null)
}

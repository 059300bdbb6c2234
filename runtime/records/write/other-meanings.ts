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
  readonly headers: FastifyRequest['headers']
  readonly params: { readonly object: string }
  readonly body: GivenValues
}

/** The names of the body that meant another field in the revision that the request says it speaks of. */
export async function otherMeanings(system: System, context: Context, request: WriteRequest): Promise<ValueError[]> {
  const { catalog } = context
  const theirs = Number(request.headers['fulcrum-revision'] ?? catalog.revision)
  if (!Number.isInteger(theirs) || theirs < 1 || theirs >= catalog.revision) return []
  const object = catalog.objects.get(request.params.object)
  const before = await system.catalogs.at(theirs).catch(() => undefined)
  return object && before ? findOthers(before, catalog, object, request.body, '') : []
}

/** Throws when there are any; only with the catalog of the head, another may be wrong about it. */
export async function assertSameMeaning(system: System, context: WriteContext, request: WriteRequest): Promise<void> {
  const errors = await otherMeanings(system, context, request)
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

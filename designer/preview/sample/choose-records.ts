/**
 * Which records a sample begins with: those of the system itself as far as they go, and of every other object the
 * newest that belong to records chosen before, so that a sampled customer comes with his own contacts and deals.
 */
import { quoteIn, quoteName } from '#metadata/storage/quote.ts'
import { systemObjects } from '#metadata/system-fields.ts'
import type { Queryable } from '#platform/database/database.ts'

import type { SampledObject } from './sampled-object.ts'

/** Records of the system objects that are copied at most; more come where others refer to them. */
const mostOfSystem = 5_000
const ofSystem = new Set<string>(Object.values(systemObjects))

/** Ids by object. `records` is how many of each are wished. */
export async function chooseRecords(
  db: Queryable,
  ed: string,
  objects: ReadonlyMap<string, SampledObject>,
  records: number,
): Promise<Map<string, string[]>> {
  const chosen = new Map<string, string[]>()
  for (const object of referencedFirst(objects)) {
    const isSystem = ofSystem.has(object.id)
    const most = isSystem ? mostOfSystem : records
    const linked = isSystem || most === 0 ? [] : await readLinked(db, ed, object, chosen, most)
    const newest = linked.length < most ? await readNewest(db, ed, object, most) : []
    chosen.set(object.id, [...new Set([...linked, ...newest])].slice(0, most))
  }
  return chosen
}

function readNewest(db: Queryable, ed: string, object: SampledObject, most: number): Promise<string[]> {
  const text = `select id from ${quoteIn(ed, object.fromTable)} where deleted_at is null order by id desc limit $1`
  return db.query<{ id: string }>({ text, values: [most] }).then(rows => rows.map(row => row.id))
}

async function readLinked(
  db: Queryable,
  ed: string,
  object: SampledObject,
  chosen: ReadonlyMap<string, readonly string[]>,
  most: number,
): Promise<string[]> {
  const leads = object.leads.flatMap(({ at, target }) => {
    const targets = typeof target === 'string' ? [target] : [...chosen.keys()]
    const ids = targets.filter(id => id !== object.id && !ofSystem.has(id)).flatMap(id => chosen.get(id) ?? [])
    return ids.length > 0 ? [{ column: object.columns[at]!.from, ids }] : []
  })
  if (leads.length === 0) return []
  const where = leads.map(({ column }, index) => `${quoteName(column)} = any($${index + 2}::uuid[])`).join(' or ')
  const rows = await db.query<{ id: string }>({
    text: `select id from ${quoteIn(ed, object.fromTable)} where deleted_at is null and (${where}) order by id desc limit $1`,
    values: [most, ...leads.map(lead => lead.ids)],
  })
  return rows.map(row => row.id)
}

/** Objects after those that they refer to; where references go in a circle, as they come. */
function referencedFirst(objects: ReadonlyMap<string, SampledObject>): SampledObject[] {
  const ordered = new Set<SampledObject>()
  const seen = new Set<string>()
  const visit = (object: SampledObject): void => {
    if (seen.has(object.id)) return
    seen.add(object.id)
    for (const { target } of object.leads) {
      const next = typeof target === 'string' ? objects.get(target) : undefined
      if (next) visit(next)
    }
    ordered.add(object)
  }
  const anyLast = [...objects.values()].sort((a, b) => Number(hasAny(a)) - Number(hasAny(b)))
  for (const object of anyLast) visit(object)
  return [...ordered]
}

function hasAny(object: SampledObject): boolean {
  return object.leads.some(lead => typeof lead.target !== 'string')
}

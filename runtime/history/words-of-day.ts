/**
 * What fields and choices were called when something was written: from the revision that an audit row names. Revisions
 * never change, so that what was read once is kept.
 */
import sql from 'sql-template-tag'

import type { FieldDefinition, LocalizedText, ObjectDefinition, PicklistDefinition } from '#metadata/definitions.ts'
import type { Queryable } from '#platform/database/database.ts'

/** The words of one object in one revision. */
export interface WordsOfDay {
  /** By field id. */
  readonly labels: ReadonlyMap<string, LocalizedText>
  /** By field id, then by code; only for fields that have choices. */
  readonly choices: ReadonlyMap<string, ReadonlyMap<string, LocalizedText>>
}

/** Answers the words of an object at a revision; undefined where they are unknown or those of today. */
export type FindWords = (objectId: string, revision: number | null) => WordsOfDay | undefined

interface Place {
  readonly objectId: string
  readonly revision: number | null
}

const most = 5_000
const known = new Map<string, WordsOfDay | undefined>()
const systems = new WeakMap<Queryable, number>()
let count = 0

/** Reads what is not known yet of the places that are older than the head, in one statement. */
export async function readWordsOfDay(db: Queryable, head: number, places: readonly Place[]): Promise<FindWords> {
  const system = systems.get(db) ?? count++
  systems.set(db, system)
  const keyOf = ({ objectId, revision }: Place) => `${system} ${revision} ${objectId}`
  const old = places.filter(({ revision }) => revision !== null && revision !== head)
  const missing = [...new Map(old.map(place => [keyOf(place), place])).values()].filter(
    place => !known.has(keyOf(place)),
  )
  if (missing.length > 0) {
    const rows = await db.query<{
      objectId: string
      revision: number
      object: ObjectDefinition
      picklists: PicklistDefinition[] | null
    }>(sql`
      select w."objectId", w.revision, b.content as object, (
        select json_agg(p.content) from json_array_elements(b.content -> 'fields') f
          join bm.blob p on p.hash = r.content ->> (f ->> 'picklist')) as picklists
      from json_to_recordset(${JSON.stringify(missing)}::json) as w("objectId" text, revision int)
        join bm.revision r on r.number = w.revision join bm.blob b on b.hash = r.content ->> w."objectId"`)
    if (known.size + missing.length > most) known.clear()
    for (const place of missing) known.set(keyOf(place), undefined)
    for (const row of rows) known.set(keyOf(row), wordsOf(row.object, row.picklists ?? []))
  }
  return (objectId, revision) => (revision === head ? undefined : known.get(keyOf({ objectId, revision })))
}

function wordsOf({ fields }: ObjectDefinition, picklists: readonly PicklistDefinition[]): WordsOfDay {
  const choicesOf = (field: FieldDefinition) => {
    if (field.type !== 'choice' && field.type !== 'multiChoice') return []
    return field.choices ?? picklists.find(item => item.id === field.picklist)?.choices ?? []
  }
  return {
    labels: new Map(fields.map(field => [field.id, field.label])),
    choices: new Map(
      fields.map(field => [field.id, new Map(choicesOf(field).map(choice => [choice.code, choice.label]))]),
    ),
  }
}

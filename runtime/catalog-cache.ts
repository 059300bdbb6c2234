/**
 * The catalog that requests begin with. It is replaced whole when a promotion is heard of, or when a statement answers
 * with a newer head than the catalog it was planned with; it is never wrong for long, and never wrong in an answer.
 */
import { type Catalog, compileCatalog } from '#metadata/catalog.ts'
import { toNamed } from '#metadata/references.ts'
import { loadRevision, readFieldNames, readHead } from '#metadata/revisions.ts'
import type { Database, Queryable } from '#platform/database/database.ts'

export interface CatalogCache {
  current(): Catalog
  /**
   * The catalog of a revision that somebody has seen to be the head. `via` is the connection that it is read through: who
   * holds one must not wait for another.
   */
  at(revision: number, via?: Queryable): Promise<Catalog>
  /** Reads the head again. */
  refresh(): Promise<void>
}

/** Revisions of the past that clients still speak of. */
const mostPast = 4

/** Loads the head once; `refresh` and `at` bring newer ones, and keep the last few. Several callers share one load. */
export async function createCatalogCache(db: Database): Promise<CatalogCache> {
  let current = await load(await readHead(db), db)
  const known = new Map<number, Promise<Catalog>>()

  function at(revision: number, via: Queryable = db): Promise<Catalog> {
    if (revision === current.revision) return Promise.resolve(current)
    const found = known.get(revision)
    if (found) return found
    const promise = load(revision, via).then(catalog => {
      if (catalog.revision > current.revision) {
        known.set(current.revision, Promise.resolve(current))
        current = catalog
      }
      return catalog
    })
    promise.catch(() => known.delete(revision))
    known.set(revision, promise)
    for (const old of known.keys()) if (known.size > mostPast) known.delete(old)
    return promise
  }

  return {
    current: () => current,
    at,
    refresh: async () => void (await at(await readHead(db))),
  }
}

async function load(number: number, db: Queryable): Promise<Catalog> {
  const [revision, fieldNames] = await Promise.all([loadRevision(db, number), readFieldNames(db)])
  return compileCatalog(number, toNamed(revision.application), revision.storage, fieldNames)
}

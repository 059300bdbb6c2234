/**
 * The catalog that requests begin with. It is replaced whole when a promotion is heard of, or when a statement answers
 * with a newer head than the catalog it was planned with; it is never wrong for long, and never wrong in an answer.
 */
import { type Catalog, compileCatalog } from '#metadata/catalog.ts'
import { toNamed } from '#metadata/references.ts'
import { loadRevision, readFieldNames, readHead } from '#metadata/revisions.ts'
import type { Database } from '#platform/database/database.ts'

export interface CatalogCache {
  current(): Catalog
  /** The catalog of a revision that somebody has seen to be the head. */
  at(revision: number): Promise<Catalog>
  /** Reads the head again. */
  refresh(): Promise<void>
}

/** Loads the head once; `refresh` and `at` bring newer ones. Several callers share one load. */
export async function createCatalogCache(db: Database): Promise<CatalogCache> {
  let current = await load(await readHead(db), db)
  const loading = new Map<number, Promise<Catalog>>()

  function at(revision: number): Promise<Catalog> {
    if (revision === current.revision) return Promise.resolve(current)
    const known = loading.get(revision)
    if (known) return known
    const promise = load(revision, db)
      .then(catalog => {
        if (catalog.revision > current.revision) current = catalog
        return catalog
      })
      .finally(() => loading.delete(revision))
    loading.set(revision, promise)
    return promise
  }

  return {
    current: () => current,
    at,
    refresh: async () => void (await at(await readHead(db))),
  }
}

async function load(number: number, db: Database): Promise<Catalog> {
  const [revision, fieldNames] = await Promise.all([loadRevision(db, number), readFieldNames(db)])
  return compileCatalog(number, toNamed(revision.application), revision.storage, fieldNames)
}

/**
 * What GET /api/catalog would answer if a draft were the head, for somebody who may see everything: the canvases of the
 * designer draw forms, lists and pages with the end users' own renderers from it.
 */
import type { NamedApplication } from '#metadata/application.ts'
import { type Catalog, compileCatalog } from '#metadata/catalog.ts'
import type { RoleDefinition } from '#metadata/definitions.ts'
import { toResolved } from '#metadata/references.ts'
import { readStorage } from '#metadata/revisions.ts'
import { assignStorage } from '#metadata/storage/assign-storage.ts'
import { createStorageMap } from '#metadata/storage/storage-map.ts'
import type { Queryable } from '#platform/database/database.ts'
import { rightsOf } from '#runtime/access/rights.ts'
import { type ActorCatalog, actorCatalog } from '#runtime/catalog/actor-catalog.ts'
import type { DraftState } from '../drafts/draft-state.ts'

const everything: RoleDefinition = {
  id: 'designer-sees-all',
  kind: 'role',
  name: 'designer_sees_all',
  label: {},
  allObjects: { create: 'all', read: 'all', update: 'all', delete: 'all', export: 'all', import: 'all' },
  system: ['administer'],
}

/** The draft compiled as it would be after a promotion; its columns are those it would get. */
export async function compileDraft(db: Queryable, draft: DraftState, application: NamedApplication): Promise<Catalog> {
  const rows = assignStorage(await readStorage(db), toResolved(application), draft.base + 1)
  return compileCatalog(draft.base, application, createStorageMap(rows))
}

/** The catalog of a draft for the canvases; `ed` is the schema of production's records. */
export async function draftCatalog(db: Queryable, ed: string, draft: DraftState): Promise<ActorCatalog> {
  const roles = draft.application.definitions.filter(item => item.kind !== 'role' || item.id !== everything.id)
  const application: NamedApplication = { form: 'named', definitions: [...roles, everything] }
  const catalog = await compileDraft(db, draft, application)
  const shown = actorCatalog({ catalog, ed, rights: rightsOf(catalog, [everything.id]) })
  return { ...shown, roles: shown.roles.filter(role => role.id !== everything.id) }
}

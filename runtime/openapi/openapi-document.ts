/** GET /api/openapi.json: the API as one set of roles may use it, described from the catalog. Kept per catalog and roles. */
import type { Catalog, CatalogObject } from '#metadata/catalog.ts'

import { isVisibleObject } from '../catalog/catalog-object.ts'
import { recordSchema } from '../fields/record-schema.ts'
import type { World } from '../query/path.ts'
import { accountSchemas, addAccountPaths } from './account-paths.ts'
import { addCommonPaths } from './common-paths.ts'
import { type JsonSchema, ref } from './json-schema.ts'
import { addObjectPaths, PathList, type Paths } from './object-paths.ts'
import { sharedSchemas } from './shared-schemas.ts'
import { addWorkflowPaths } from './workflow-paths.ts'
import { workflowSchemas } from './workflow-schemas.ts'

/** OpenAPI 3.1. */
export interface OpenApiDocument {
  readonly openapi: string
  readonly info: { readonly title: string; readonly version: string }
  readonly paths: Paths
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> } & Readonly<Record<string, unknown>>
  readonly security: readonly JsonSchema[]
}

const cache = new WeakMap<Catalog, Map<string, OpenApiDocument>>()

/** The document for these rights. */
export function openApiDocument(world: World): OpenApiDocument {
  const known = cache.get(world.catalog) ?? new Map<string, OpenApiDocument>()
  cache.set(world.catalog, known)
  const found = known.get(world.rights.key)
  if (found) return found
  const made = describe(world)
  known.set(world.rights.key, made)
  return made
}

function describe(world: World): OpenApiDocument {
  const objects = [...world.catalog.objects.values()].filter(object => isVisibleObject(world.rights, object))
  const list = new PathList()
  addAccountPaths(list, world)
  addCommonPaths(list, world)
  addWorkflowPaths(list, world)
  for (const object of objects) addObjectPaths(list, world, object, mode => ref(componentName(object, mode)))
  const schemas = objects.flatMap(object =>
    (['answer', 'create', 'update'] as const).map(
      mode =>
        [
          componentName(object, mode),
          { title: object.definition.label.en ?? object.name, ...recordSchema(world, object, mode) },
        ] as const,
    ),
  )
  return {
    openapi: '3.1.0',
    info: { title: 'Fulcrum', version: String(world.catalog.revision) },
    paths: list.paths,
    components: {
      schemas: { ...sharedSchemas, ...accountSchemas, ...workflowSchemas, ...Object.fromEntries(schemas) },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'fulcrum_session' },
        key: { type: 'http', scheme: 'bearer' },
      },
    },
    security: [{ session: [] }, { key: [] }],
  }
}

/** Component names are ASCII; objects may be named in any language, their ids may not. */
function componentName(object: CatalogObject, mode: 'answer' | 'create' | 'update'): string {
  return mode === 'answer' ? object.id : `${object.id}.${mode}`
}

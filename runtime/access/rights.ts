/**
 * What a set of roles adds up to in one catalog: per object the widest scope of each right, per field the best access.
 * It is the same for everybody who holds the same roles, and computed once for them.
 */
import type { Catalog, CatalogField, CatalogObject } from '#metadata/catalog.ts'
import type { FieldRight, RoleDefinition } from '#metadata/definitions.ts'
import { scopes } from '#metadata/kinds/role/schema.ts'
import { readOnlyObjects } from '#metadata/system-fields.ts'

export type Right = 'create' | 'read' | 'update' | 'delete' | 'export' | 'import'
export type Scope = (typeof scopes)[number]
export type FieldAccess = FieldRight['access']
export type SystemRight = NonNullable<RoleDefinition['system']>[number]

export const allRights: readonly Right[] = ['create', 'read', 'update', 'delete', 'export', 'import']

export interface Rights {
  /** Identifies the set of roles; part of every cache key. */
  readonly key: string
  readonly roles: readonly RoleDefinition[]
  scope(object: CatalogObject, right: Right): Scope
  field(object: CatalogObject, field: CatalogField): FieldAccess
  has(right: SystemRight): boolean
  /** Whether a definition that names roles, or is listed by roles, is for this set of roles. */
  may(kind: 'actions' | 'conversions' | 'dashboards' | 'documents' | 'menus' | 'reports', name: string): boolean
  /** Whether a definition that is limited to some roles (by name) is for this set. */
  isFor(roles: readonly string[] | undefined): boolean
}

const rank = new Map(scopes.map((scope, index) => [scope, index]))
const fieldRank: Readonly<Record<FieldAccess, number>> = { hidden: 0, readOnly: 1, editable: 2 }
const cache = new WeakMap<Catalog, Map<string, Rights>>()

/** The rights of somebody who holds these roles (ids of role definitions); roles that are gone grant nothing. */
export function rightsOf(catalog: Catalog, roleIds: readonly string[]): Rights {
  const known = cache.get(catalog) ?? new Map<string, Rights>()
  cache.set(catalog, known)
  const key = roleIds.join(',')
  const existing = known.get(key)
  if (existing) return existing
  const roles = roleIds.flatMap(id => {
    const role = catalog.symbols.byId(id)
    return role?.kind === 'role' ? [role] : []
  })
  const rights = createRights(key, roles)
  known.set(key, rights)
  return rights
}

function createRights(key: string, roles: readonly RoleDefinition[]): Rights {
  const scopeCache = new Map<string, Scope>()
  const fieldCache = new Map<string, FieldAccess>()
  const names = new Set(roles.map(role => role.name))
  const system = new Set(roles.flatMap(role => role.system ?? []))
  const isSuper = system.has('administer')
  return {
    key,
    roles,
    scope(object, right) {
      if (readOnlyObjects.has(object.id) && right !== 'read' && right !== 'export') return 'none'
      const cacheKey = `${object.id} ${right}`
      const found = scopeCache.get(cacheKey)
      if (found) return found
      const widest = roles
        .flatMap(role => [role.allObjects?.[right], role.rights?.find(item => item.object === object.name)?.[right]])
        .reduce<Scope>((best, scope) => (scope && rankOf(scope) > rankOf(best) ? scope : best), 'none')
      scopeCache.set(cacheKey, widest)
      return widest
    },
    field(object, field) {
      const cacheKey = `${object.id} ${field.id}`
      const found = fieldCache.get(cacheKey)
      if (found) return found
      const access = roles
        .map(role => fieldAccess(role, object, field))
        .reduce<FieldAccess>((best, item) => (item && fieldRank[item] > fieldRank[best] ? item : best), 'hidden')
      fieldCache.set(cacheKey, access)
      return access
    },
    has: right => system.has(right),
    may: (kind, name) => isSuper || roles.some(role => role[kind]?.includes(name)),
    isFor: wanted => !wanted || wanted.length === 0 || wanted.some(name => names.has(name)),
  }
}

/** undefined where the role says nothing about the object at all. */
function fieldAccess(role: RoleDefinition, object: CatalogObject, field: CatalogField): FieldAccess | undefined {
  const own = role.rights?.find(item => item.object === object.name)
  if (!own) return role.allObjects?.read && role.allObjects.read !== 'none' ? 'editable' : undefined
  return own.fields?.find(item => item.field === field.name)?.access ?? 'editable'
}

function rankOf(scope: Scope): number {
  return rank.get(scope) ?? 0
}

/** Rights and how far they reach, as the matrix shows them. */
import type { ObjectRights, RoleDefinition } from '#metadata/definitions.ts'

export const rights = ['create', 'read', 'update', 'delete', 'export', 'import'] as const
export type Right = (typeof rights)[number]

/** Narrowest first. */
export const scopes = ['none', 'own', 'team', 'unit', 'unitAndBelow', 'all'] as const
export type Scope = (typeof scopes)[number]

/** What the role says of an object itself. */
export function rightsTo(role: RoleDefinition, object: string): ObjectRights | undefined {
  return role.rights?.find(item => item.object === object)
}

/** The wider of what is said of the object and of all objects. */
export function effectiveScope(role: RoleDefinition, object: string, right: Right): Scope {
  const own = rightsTo(role, object)?.[right] ?? 'none'
  const all = role.allObjects?.[right] ?? 'none'
  return scopes.indexOf(all) > scopes.indexOf(own) ? all : own
}

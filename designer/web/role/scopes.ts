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

/** The wider of two scopes. */
export function widerScope(own: Scope = 'none', all: Scope = 'none'): Scope {
  return scopes.indexOf(all) > scopes.indexOf(own) ? all : own
}

/** What the role may do with an object, by what is said of it and of all objects. */
export function effectiveScope(role: RoleDefinition, object: string, right: Right): Scope {
  return widerScope(rightsTo(role, object)?.[right], role.allObjects?.[right])
}

/** Rights in four steps, for the first day of an object; roles refine them later. */
import type { ObjectDefinition, Rights, RoleDefinition } from '#metadata/definitions.ts'

export const allLevels = ['none', 'read', 'work', 'full'] as const
export type Level = (typeof allLevels)[number]

type Levels = Readonly<Record<string, Level>>

/** Roles that may everything anyway need nothing; all others may see all and work on their own. */
export function usualLevels(roles: readonly RoleDefinition[]): Levels {
  return Object.fromEntries(roles.map(role => [role.name, mayAll(role) ? 'none' : 'work']))
}

/** Whether a role may everything with every object, those made later too. */
export function mayAll({ allObjects }: RoleDefinition): boolean {
  return (['create', 'read', 'update', 'delete'] as const).every(right => allObjects?.[right] === 'all')
}

/** What the command takes; records that nobody owns are worked on by all who may. */
export function levelRights(levels: Levels, ownership: ObjectDefinition['ownership']): object[] {
  const own = ownership === 'none' ? 'all' : 'own'
  const rights: Readonly<Record<Level, Rights | undefined>> = {
    none: undefined,
    read: { read: 'all' },
    work: { create: own, read: 'all', update: own, export: own },
    full: { create: 'all', read: 'all', update: 'all', delete: 'all', export: 'all', import: 'all' },
  }
  return Object.entries(levels).flatMap(([role, level]) => {
    const given = rights[level]
    return given ? [{ role, ...given }] : []
  })
}

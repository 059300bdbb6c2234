/** Which records a reference may lead to: those that its filter names, and people who hold one of its roles. */
import type { Catalog, CatalogField, CatalogObject } from '#metadata/catalog.ts'

import type { Condition } from '../query/condition.ts'
import type { World } from '../query/path.ts'
import { planTrusted } from '../query/trusted.ts'

/** Whether not every record of the target may be chosen. */
export function isNarrowed({ definition }: CatalogField): boolean {
  return definition?.type === 'reference' && (definition.filter !== undefined || rolesOf(definition).length > 0)
}

/** What has to be true of a record that is chosen. */
export function choosable(world: World, target: CatalogObject, { definition }: CatalogField): Condition[] {
  if (definition?.type !== 'reference') return []
  const roles = rolesOf(definition).flatMap(name => world.catalog.symbols.definition('role', name)?.id ?? [])
  return [
    ...(definition.filter ? [planTrusted(world, target, definition.filter)] : []),
    ...(rolesOf(definition).length > 0 ? [{ kind: 'holds', roles } as const] : []),
  ]
}

/** What the roles are called one of which a person has to hold; none where any person will do. */
export function roleWords(
  { symbols }: Catalog,
  { definition }: CatalogField,
): { readonly en: string; readonly 'zh-CN': string } | undefined {
  const names = definition?.type === 'reference' ? rolesOf(definition) : []
  if (names.length === 0) return undefined
  const labels = names.map(name => symbols.definition('role', name)?.label)
  const joined = (locale: 'en' | 'zh-CN', between: string) =>
    labels.map((label, index) => label?.[locale] ?? label?.en ?? names[index]).join(between)
  return { en: joined('en', ', '), 'zh-CN': joined('zh-CN', '、') }
}

function rolesOf({ roles = [] }: { readonly roles?: readonly string[] }): readonly string[] {
  return roles
}

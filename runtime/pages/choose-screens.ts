/**
 * Which page and form a record is shown with. That depends on its record type, which is known only once it is read; so
 * every choice that may turn up is made here, before, and the statement reads what the right one needs.
 */
import type { CatalogObject } from '#metadata/catalog.ts'
import type { FormDefinition, PageDefinition } from '#metadata/definitions.ts'

import type { World } from '../query/path.ts'

/** A page and a form, for records of these types; `null` among them stands for any other. */
export interface Screen {
  readonly page: PageDefinition | undefined
  readonly form: FormDefinition | undefined
  readonly recordTypes: readonly (string | null)[]
}

/** The different screens of an object's records for the actor's roles. */
export function chooseScreens(world: World, object: CatalogObject): readonly Screen[] {
  const types = [null, ...(object.definition.recordTypes ?? []).map(type => type.name)]
  const screens = new Map<string, Screen>()
  for (const type of types) {
    const page = choosePage(world, object, type)
    const form = chooseForm(world, object, type, page)
    const key = `${page?.id} ${form?.id}`
    screens.set(key, { page, form, recordTypes: [...(screens.get(key)?.recordTypes ?? []), type] })
  }
  return [...screens.values()]
}

/** The screen for a record type that was read. */
export function screenOf(screens: readonly Screen[], recordType: unknown): Screen | undefined {
  return (
    screens.find(screen => typeof recordType === 'string' && screen.recordTypes.includes(recordType)) ??
    screens.find(screen => screen.recordTypes.includes(null))
  )
}

function choosePage(world: World, object: CatalogObject, type: string | null): PageDefinition | undefined {
  const { symbols } = world.catalog
  const own = object.definition.recordTypes?.find(item => item.name === type)?.page
  const named = own ? symbols.definition('page', own) : undefined
  if (named && world.rights.isFor(named.roles)) return named
  return best(
    world,
    symbols.all('page').filter(page => page.object === object.name),
    type,
  )
}

function chooseForm(
  world: World,
  object: CatalogObject,
  type: string | null,
  page: PageDefinition | undefined,
): FormDefinition | undefined {
  const { symbols } = world.catalog
  const names = [page?.form, object.definition.recordTypes?.find(item => item.name === type)?.form]
  for (const name of names) {
    const form = name ? symbols.definition('form', name) : undefined
    if (form && world.rights.isFor(form.roles)) return form
  }
  const forms = symbols.all('form').filter(form => form.object === object.name && form.purpose !== 'dialog')
  return best(world, forms, type)
}

/** One made for the record type before one for all, one made for the roles before one for everybody. */
function best<T extends { readonly recordTypes?: readonly string[]; readonly roles?: readonly string[] }>(
  { rights }: World,
  all: readonly T[],
  type: string | null,
): T | undefined {
  const weight = (item: T) => (item.recordTypes?.length ? 2 : 0) + (item.roles?.length ? 1 : 0)
  return all
    .filter(item => rights.isFor(item.roles))
    .filter(item => !item.recordTypes?.length || (type !== null && item.recordTypes.includes(type)))
    .reduce<T | undefined>((found, item) => (found && weight(found) >= weight(item) ? found : item), undefined)
}

/** What the search offers besides records: lists to go to and records to make. */
import type { Catalog } from '../api/catalog.ts'
import { creatableObjects } from '../shell/creatable-objects.ts'
import { listAddress } from '../shell/menu-address.ts'

export interface SearchEntry {
  readonly key: string
  readonly words: string
  readonly detail?: string
  readonly icon: string | undefined
  readonly color?: string | undefined
  readonly act: { readonly go: string } | { readonly create: string }
}

interface Words {
  readonly label: (item: { readonly name?: string } | undefined) => string
  readonly create: (object: string) => string
}

const matches = (words: string, text: string): boolean => words.toLocaleLowerCase().includes(text.toLocaleLowerCase())

/** Lists whose label, or whose object's label, contains the text. */
export function listEntries(catalog: Catalog, text: string, { label }: Words): SearchEntry[] {
  return [...catalog.lists.values()].flatMap(list => {
    const object = catalog.objects.get(list.object)
    const go = listAddress(catalog, list.name)
    if (!object || !go || !matches(`${label(list)} ${label(object)}`, text)) return []
    return [
      {
        key: `list-${list.name}`,
        words: label(list),
        detail: label(object),
        icon: object.icon,
        color: object.color,
        act: { go },
      },
    ]
  })
}

/** Objects of which this person may make a record. */
export function createEntries(catalog: Catalog, text: string, { label, create }: Words): SearchEntry[] {
  return creatableObjects(catalog, undefined).flatMap(object => {
    const words = create(label(object))
    if (!matches(`${words} ${label(object)}`, text)) return []
    return [{ key: `create-${object.name}`, words, icon: 'plus', act: { create: object.name } }]
  })
}

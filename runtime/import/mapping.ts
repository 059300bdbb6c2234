/** Which column fills which field. */
import type { CatalogField, CatalogObject } from '#metadata/catalog.ts'
import { problemKind } from '#platform/problem.ts'

import { findField, type World } from '../query/path.ts'

export const invalidMapping = problemKind('import/mapping', 422, 'The columns cannot be matched with fields')

/** Column name → field name; columns that are not in it are left out. */
export type Mapping = Readonly<Record<string, string>>

/** A best guess: a column named as a field, or as its label in any language. */
export function guessMapping(world: World, object: CatalogObject, columns: readonly string[]): Mapping {
  const byWord = new Map<string, string>()
  for (const field of importableFields(world, object)) {
    for (const word of [field.label.en, field.label['zh-CN'], field.name])
      if (word) byWord.set(normalize(word), field.name)
  }
  const used = new Set<string>()
  return Object.fromEntries(
    columns.flatMap(column => {
      const name = byWord.get(normalize(column))
      if (!name || used.has(name)) return []
      used.add(name)
      return [[column, name]]
    }),
  )
}

/** Checks a mapping; throws `import/mapping` or `field/unknown`. */
export function checkMapping(world: World, object: CatalogObject, mapping: Mapping): ReadonlyMap<string, CatalogField> {
  const importable = new Set(importableFields(world, object).map(field => field.name))
  const fields = new Map<string, CatalogField>()
  for (const [column, name] of Object.entries(mapping)) {
    const field = findField(world, object, name, `/mapping/${column}`)
    if (!importable.has(name)) throw invalidMapping(`"${name}" cannot be imported.`)
    if ([...fields.values()].includes(field)) throw invalidMapping(`"${name}" is filled by two columns.`)
    fields.set(column, field)
  }
  if (fields.size === 0) throw invalidMapping('No column is matched with a field.')
  return fields
}

const systemNames = new Set(['id', 'owner', 'record_type'])

function importableFields(world: World, object: CatalogObject): CatalogField[] {
  return [...object.fields.values()].filter(
    field =>
      field.columns &&
      (!field.system || systemNames.has(field.name)) &&
      field.type !== 'file' &&
      world.rights.field(object, field) === 'editable',
  )
}

function normalize(word: string): string {
  return word
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_*:：-]/g, '')
}

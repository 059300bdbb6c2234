/**
 * A row of the audit as it is answered: fields by their names of today under the labels of their day, those that one may
 * not see left out.
 */
import type { Catalog, CatalogField, CatalogObject } from '#metadata/catalog.ts'
import type { LocalizedText } from '#metadata/definitions.ts'
import { equals } from '#metadata/equals.ts'

import type { World } from '../query/path.ts'
import type { AuditPart, AuditRow } from './changes-sql.ts'
import { type Within, withinWorkflow } from './within-workflow.ts'
import type { FindWords, WordsOfDay } from './words-of-day.ts'

export interface ChangedField {
  readonly field: string
  /** As the field was called when the change was made. */
  readonly label: LocalizedText
  readonly before: unknown
  readonly after: unknown
  /** Labels of choices in the values that are called otherwise today, or are gone. */
  readonly choices?: readonly { readonly code: string; readonly label: LocalizedText }[]
}

export interface HistoryEntry {
  readonly id: string
  /** ISO 8601 UTC. */
  readonly at: string
  readonly by: { readonly id: string; readonly title: string | null } | null
  /** form, api, import, … */
  readonly source: string
  readonly revision: number | null
  /** created, updated, deleted, restored, … */
  readonly action: string
  readonly changes: readonly ChangedField[]
  /** Of what was done in a workflow or an approval. */
  readonly within?: Within
}

/** The entry; undefined when nothing is left of an update. */
export function toHistoryEntry(
  world: World,
  object: CatalogObject | undefined,
  row: AuditRow,
  titles: AuditPart['titles'] | null,
  findWords: FindWords = () => undefined,
): HistoryEntry | undefined {
  const changes = object ? changedFields(world, object, row, titles ?? {}, findWords) : []
  if (row.action === 'updated' && changes.length === 0) return undefined
  const within = withinWorkflow(world, row)
  return {
    id: row.id,
    at: toMilliseconds(row.at),
    by: row.actorId ? { id: row.actorId, title: row.actor } : null,
    source: String(row.source.kind ?? ''),
    revision: row.revision,
    action: row.action,
    changes,
    ...(within ? { within } : {}),
  }
}

/** Microseconds cut off, as moments are everywhere in the API. */
export function toMilliseconds(moment: string): string {
  return moment.replace(/(\.\d{3})\d+Z$/, '$1Z')
}

/** What changes by itself with every change. */
const unspoken = new Set(['id', 'rev', 'created_at', 'created_by', 'updated_at', 'updated_by'])

function changedFields(
  world: World,
  object: CatalogObject,
  { before, after, revision }: AuditRow,
  titles: AuditPart['titles'],
  findWords: FindWords,
): ChangedField[] {
  const words = findWords(object.id, revision)
  const ids = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])
  return [...object.fields.values()].flatMap(field => {
    if (!ids.has(field.id) || unspoken.has(field.name) || world.rights.field(object, field) === 'hidden') return []
    const value = (values: AuditRow['before']) => shown(world.catalog, field, values?.[field.id] ?? null, titles)
    const choices = formerChoices(field, words, [before?.[field.id], after?.[field.id]])
    return [
      {
        field: field.name,
        label: words?.labels.get(field.id) ?? field.label,
        before: value(before),
        after: value(after),
        ...(choices.length > 0 ? { choices } : {}),
      },
    ]
  })
}

function formerChoices(field: CatalogField, words: WordsOfDay | undefined, values: readonly unknown[]) {
  const former = words?.choices.get(field.id)
  if (!former) return []
  return [...new Set(values.flat())].flatMap(code => {
    const label = former.get(String(code))
    const now = field.choices.find(choice => choice.code === code)?.label
    return label && !equals(label, now) ? [{ code: String(code), label }] : []
  })
}

function shown(catalog: Catalog, field: CatalogField, value: unknown, titles: AuditPart['titles']): unknown {
  if (value === null) return null
  switch (field.type) {
    case 'reference':
      return { id: value, title: titles[String(value)] ?? null }
    case 'anyReference': {
      const { object, id } = value as { object: string; id: string }
      return { object: catalog.objectsById.get(object)?.name ?? null, id, title: titles[id] ?? null }
    }
    case 'file': {
      const file = (id: unknown) => ({ id, name: titles[String(id)] ?? null })
      return Array.isArray(value) ? value.map(file) : file(value)
    }
    default:
      return value
  }
}

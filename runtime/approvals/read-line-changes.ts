/** What has changed in the lines of a record from one round of an approval to the next, as far as the actor may see it. */
import sql, { raw } from 'sql-template-tag'

import type { CatalogField, CatalogObject } from '#metadata/catalog.ts'
import type { LocalizedText } from '#metadata/definitions.ts'
import { workflowUserId } from '#metadata/workflow-user.ts'

import { accessPredicate, andPredicate } from '../access/predicate.ts'
import type { Context } from '../context.ts'
import { type AuditPart, type AuditRow, auditSql } from '../history/changes-sql.ts'
import { toHistoryEntry } from '../history/history-entry.ts'
import { column } from '../query/identifiers.ts'
import { prepared } from '../query/prepared.ts'
import { createAliases, openScope } from '../query/scope.ts'
import { literal, titleSql } from '../query/title-sql.ts'
import { joinChanges, type RoundChange } from './join-changes.ts'
import { betweenSql, isBetween } from './moments-between.ts'

/** Changes of the lines of one field of children, with the moment of each row of the audit. */
export interface LineChanges {
  /** What the rows between two moments come to. */
  between(from: string, to: string): RoundChange[]
}

/** More lines, and more changes of them, are not looked through. */
const mostLines = 1000
const mostChanges = 1000

/** By field of embedded children, in order. */
export async function readLineChanges(
  context: Context,
  object: CatalogObject,
  id: string,
  [first, last]: readonly [string, string],
): Promise<LineChanges[]> {
  const found: LineChanges[] = []
  for (const children of object.embedded) {
    const { definition } = children
    const line = context.catalog.objectsById.get(children.targets[0] ?? '')
    const via = definition?.type === 'children' ? line?.fields.get(definition.via) : undefined
    if (!line || !via?.columns || context.rights.field(object, children) === 'hidden') continue
    if (context.rights.scope(line, 'read') === 'none') continue
    const titles = await readLines(context, line, via, id)
    if (titles.size === 0) continue
    const changes = auditSql(
      context,
      {
        where: sql`a.record_id = any(${[...titles.keys()]}::uuid[]) and a.object_id = ${raw(literal(line.id))}
          and a.action in ('created', 'updated', 'deleted')
          and ${betweenSql(first, last)}
          and a.actor_id is distinct from ${raw(literal(workflowUserId))}::uuid`,
        limit: mostChanges,
        objects: [line],
      },
      createAliases(),
    )
    const [row] = await context.db.query<{ changes: AuditPart }>({
      ...prepared(sql`select ${changes} as changes`, context.actor, id),
      prepared: false,
    })
    const { rows = [], titles: named = {} } = row?.changes ?? {}
    const inOrder = rows.toReversed()
    found.push({
      between: (from, to) => {
        const within = inOrder.filter(item => isBetween(item.at, from, to))
        return [...Map.groupBy(within, item => item.recordId ?? '')].flatMap(([record, all]) =>
          tellLine(context, { children, line, via, named, title: titles.get(record) ?? '', record }, all),
        )
      },
    })
  }
  return found
}

interface Told {
  readonly children: CatalogField
  readonly line: CatalogObject
  readonly via: CatalogField
  readonly named: Readonly<Record<string, string>>
  readonly title: string
  readonly record: string
}

/** A line that came or went is told by its title, another by its fields. */
function tellLine(context: Context, told: Told, rows: readonly AuditRow[]): RoundChange[] {
  const { children, line, via, named, title, record } = told
  const came = rows.some(row => row.action === 'created')
  const went = rows.at(-1)?.action === 'deleted'
  if (came && went) return []
  const field = `${children.name}/${record}`
  if (came || went) {
    return [{ field, label: children.label, before: went ? title : null, after: came ? title : null }]
  }
  const changes = rows.flatMap(row => toHistoryEntry(context, line, row, named)?.changes ?? [])
  return joinChanges(changes.filter(change => change.field !== via.name)).map(change => ({
    ...change,
    field: `${field}/${change.field}`,
    label: joinLabels([children.label, { en: title, 'zh-CN': title }, change.label]),
    of: { object: line.name, field: change.field },
  }))
}

function joinLabels(labels: readonly LocalizedText[]): LocalizedText {
  const joined = (locale: 'en' | 'zh-CN') =>
    labels.map(label => label[locale] ?? label.en ?? label['zh-CN'] ?? '').join(' · ')
  return { en: joined('en'), 'zh-CN': joined('zh-CN') }
}

/** Titles of all lines that the record has or had, by id. */
async function readLines(
  context: Context,
  line: CatalogObject,
  via: CatalogField,
  id: string,
): Promise<ReadonlyMap<string, string | null>> {
  const scope = openScope(context, line, createAliases())
  const title = titleSql(scope, line, [])
  const visible = andPredicate(accessPredicate(context, line, 'read', scope.alias, scope.next))
  const parent = column(scope.alias, via.columns?.value ?? 'id')
  const statement = sql`select ${raw(scope.alias)}.id, ${title} ${scope.from()} where ${parent} = ${raw(literal(id))}::uuid${visible} limit ${raw(String(mostLines))}`
  const rows = await context.db.arrays({ ...prepared(statement, context.actor, id), prepared: false })
  return new Map(rows.map(([lineId, text]) => [lineId as string, text as string | null]))
}

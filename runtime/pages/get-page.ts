/** GET /api/records/{object}/{id}/page and its timeline, start to end. Statements are kept per catalog and roles. */
import sql, { join, raw } from 'sql-template-tag'

import type { Catalog, CatalogObject } from '#metadata/catalog.ts'

import { accessPredicate, andPredicate } from '../access/predicate.ts'
import type { Context } from '../context.ts'
import { unknownRecord } from '../problems.ts'
import { bindQuestion } from '../query/bind-question.ts'
import { column } from '../query/identifiers.ts'
import { isUuid } from '../query/is-uuid.ts'
import { recordPlace } from '../query/late-values.ts'
import { decodeMomentPosition } from '../query/moment-position.ts'
import { findObject } from '../query/path.ts'
import { prepared } from '../query/prepared.ts'
import { createAliases, openScope } from '../query/scope.ts'
import type { Answer } from '../read.ts'
import { chooseScreens, type Screen, screenOf } from './choose-screens.ts'
import { type PageStatement, pageStatement, type RecordPage } from './page-statement.ts'
import { mergeTimeline, type TimelinePage, timelineCells } from './timeline-sql.ts'

interface Screens {
  readonly all: readonly Screen[]
  readonly statements: Map<Screen, PageStatement>
  /** The one that the last record had; most likely that of the next. */
  likely: Screen
}

/** A record that changes its type between two questions is shown with the screen that it had. */
const mostAttempts = 3

const known = new WeakMap<Catalog, Map<string, Screens>>()

/**
 * The page of a record; throws `record/unknown`. The record's type is not known before it is read, so the statement is
 * that of the likely screen; where another turns out to be right, that one's statement is asked.
 */
export async function getPage(context: Context, objectName: string, id: string): Promise<Answer<RecordPage>> {
  const object = findObject(context, objectName)
  if (!isUuid(id)) throw unknownRecord(`There is no such record of "${objectName}".`)
  const screens = screensFor(context, object)
  let screen = screens.likely
  for (let attempt = 1; ; attempt++) {
    const statement = statementFor(context, object, screens, screen)
    const [row] = await context.db.arrays({
      text: statement.text,
      values: await bindQuestion(context, statement.values, id),
      prepared: true,
    })
    const revision = row?.[0] as number
    if (!row || row[1] === null) return missing(context, objectName, revision)
    const right = screenOf(screens.all, statement.recordType(row)) ?? screen
    screens.likely = right
    if (right === screen || revision !== context.catalog.revision || attempt === mostAttempts) {
      return { revision, value: statement.read(row) }
    }
    screen = right
  }
}

function screensFor(context: Context, object: CatalogObject): Screens {
  const byKey = known.get(context.catalog) ?? new Map<string, Screens>()
  known.set(context.catalog, byKey)
  const key = `${context.ed}|${context.rights.key}|${object.id}`
  const found = byKey.get(key)
  if (found) return found
  const all = chooseScreens(context, object)
  const [first] = all
  if (!first) throw new Error('A record has a screen for any type')
  const made = { all, statements: new Map<Screen, PageStatement>(), likely: first }
  byKey.set(key, made)
  return made
}

function statementFor(context: Context, object: CatalogObject, { statements }: Screens, screen: Screen): PageStatement {
  const found = statements.get(screen)
  if (found) return found
  const made = pageStatement(context, object, screen)
  statements.set(screen, made)
  return made
}

/** The timeline of a record's page from a position on; throws `record/unknown`. */
export async function getTimeline(
  context: Context,
  objectName: string,
  id: string,
  after: string | undefined,
): Promise<Answer<TimelinePage>> {
  const object = findObject(context, objectName)
  if (!isUuid(id)) throw unknownRecord(`There is no such record of "${objectName}".`)
  const position = after ? decodeMomentPosition(after) : undefined
  const next = createAliases()
  const scope = openScope(context, object, next)
  const screens = chooseScreens(context, object)
  const parts = screens.map(screen =>
    screen.page?.timeline ? timelineCells(context, object, screen.page.timeline, position, next) : [],
  )
  const type = object.fields.has('record_type') ? column(scope.alias, 'record_type') : raw('null::text')
  const cells = parts.flat().map((cell, index) => sql`, ${cell.sql} as ${raw(`c${index}`)}`)
  const visible = andPredicate(accessPredicate(context, object, 'read', scope.alias, next))
  const record = sql`select ${raw(scope.alias)}.id, ${type}${join([raw(''), ...cells], '')} ${scope.from()} where ${raw(scope.alias)}.id = ${recordPlace}::uuid and ${raw(scope.alias)}.deleted_at is null${visible}`
  const question = sql`select h.revision, t.* from bm.head h left join lateral (${record}) t on true`
  const [row] = await context.db.arrays(prepared(question, context.actor, id))
  const revision = row?.[0] as number
  if (!row || row[1] === null) return missing(context, objectName, revision)
  const screen = screenOf(screens, row[2])
  const chosen = screen ? screens.indexOf(screen) : -1
  const from = 3 + parts.slice(0, chosen).flat().length
  const found = (parts[chosen] ?? []).map((cell, index) => cell.read(row[from + index]))
  return { revision, value: mergeTimeline(found) }
}

/** A record that is not there; of no account when another catalog has to be asked. */
function missing<T>(context: Context, objectName: string, revision: number): Answer<T> {
  if (revision !== context.catalog.revision) return { revision, value: {} as T }
  throw unknownRecord(`There is no such record of "${objectName}".`)
}

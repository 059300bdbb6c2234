/**
 * Answers a list, a query, a report or a filter that nobody has saved yet, from the records of the preview, and shows the SQL that
 * was sent. The application that runs there is taken with the definition in the place of the one it has.
 */
import { toApplication } from '#metadata/application.ts'
import { type Catalog, compileCatalog } from '#metadata/catalog.ts'
import type { Definition } from '#metadata/definitions.ts'
import { findFindings } from '#metadata/findings.ts'
import { invalidApplication } from '#metadata/promotion/promote.ts'
import { readStorage } from '#metadata/revisions.ts'
import { createStorageMap } from '#metadata/storage/storage-map.ts'
import type { Database, Statement } from '#platform/database/database.ts'
import type { Context } from '#runtime/context.ts'
import { listStored } from '#runtime/lists/list-stored.ts'
import { runQuery } from '#runtime/queries/run-query.ts'
import type { Answer } from '#runtime/read.ts'
import { listRecords } from '#runtime/records/list-records.ts'
import { runReport } from '#runtime/reports/run-report.ts'
import { type Caller, toContext } from '#runtime/system.ts'

import { type As, actAs } from './acting.ts'
import type { OpenPreview } from './open-previews.ts'
import type { TryInput } from './try-body.ts'

export interface Tried {
  /** What the route of the runtime would answer. */
  readonly answer: unknown
  readonly sql: readonly string[]
  /** Of the preview's database. */
  readonly milliseconds: number
}

const mostRows = 50
const administratorRole = 'sys-role-administrator'

/** Asks as somebody of the preview; problem `application/invalid` with the findings of the definition. */
export async function tryDefinition(preview: OpenPreview, asker: Caller, input: TryInput): Promise<Tried> {
  const { system } = preview
  const caller = await actAs(preview, await asWhom(preview, asker, input.as), asker.source)
  const definition = input.list ?? input.query ?? input.report
  const catalog = definition ? await catalogWith(system.catalogs.current(), system.db, definition) : undefined
  const sent: string[] = []
  const context = { ...toContext(system, caller, catalog), db: listenIn(system.db, sent) }
  const begun = performance.now()
  const { value } = await ask(context, input)
  return { answer: value, sql: [...new Set(sent)], milliseconds: Math.round(performance.now() - begun) }
}

/** Who asks himself, or an administrator where the preview does not know him. */
export async function asWhom({ actors }: OpenPreview, asker: Caller, as?: TryInput['as']): Promise<As> {
  if (as?.role !== undefined) return { role: as.role }
  if (as?.user !== undefined) return { user: as.user }
  const { userId } = asker.actor
  return (await actors.find(userId)) ? { user: userId } : { role: administratorRole }
}

function ask(
  context: Context,
  { list, query, report, filter, parameters, asking }: TryInput,
): Promise<Answer<unknown>> {
  if (list) return listStored(context, list.name, { limit: mostRows, count: 'capped' })
  if (query) return runQuery(context, query.name, { limit: mostRows, ...(parameters ? { parameters } : {}) })
  if (report) return runReport(context, { name: report.name }, { ...asking, ...(parameters ? { parameters } : {}) })
  return listRecords(context, {
    object: filter?.object ?? '',
    filter: filter?.filter,
    limit: mostRows,
    count: 'capped',
  })
}

async function catalogWith(running: Catalog, db: Database, definition: Definition): Promise<Catalog> {
  const others = running.application.definitions.filter(
    item => item.id !== definition.id && !(item.kind === definition.kind && item.name === definition.name),
  )
  const application = toApplication([...others, definition])
  const findings = findFindings(application).filter(
    finding =>
      finding.severity === 'error' && (finding.definition === definition.id || finding.name === definition.name),
  )
  if (findings.length > 0) throw invalidApplication('The definition has errors and cannot be tried.', { findings })
  const storage = createStorageMap((await readStorage(db)).filter(row => row.state !== 'prepared'))
  return compileCatalog(running.revision, application, storage)
}

/** Notes the text of every statement on its way. */
function listenIn(db: Database, sent: string[]): Database {
  const note =
    <T>(run: (statement: Statement) => Promise<T>) =>
    (statement: Statement) => {
      sent.push(statement.text)
      return run(statement)
    }
  return { ...db, query: note(db.query) as Database['query'], arrays: note(db.arrays) }
}

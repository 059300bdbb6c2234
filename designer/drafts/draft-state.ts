/**
 * A draft ready to be edited and shown: its row, its application in named form and what is wrong with it. The state of
 * the latest versions is kept in memory, and definitions that an edit leaves alone stay the same values, so that work
 * on one definition does not grow with the others.
 */
import type { NamedApplication } from '#metadata/application.ts'
import { equals } from '#metadata/equals.ts'
import { type Finding, findFindings } from '#metadata/findings.ts'
import { isSameContent } from '#metadata/promotion/content.ts'
import { toNamed } from '#metadata/references.ts'
import type { Queryable } from '#platform/database/database.ts'
import { loadDefinitions } from './draft-blobs.ts'
import { type DraftRow, readDraftRow } from './draft-row.ts'

export interface DraftState extends DraftRow {
  /** Named form; names that mean nothing are kept as they were typed. */
  readonly application: NamedApplication
  readonly findings: readonly Finding[]
}

const most = 32
const known = new Map<string, DraftState>()

/** The draft as it is; problems `draft/unknown`, `draft/discarded`. */
export async function loadDraftState(db: Queryable, id: string): Promise<DraftState> {
  return toDraftState(db, await readDraftRow(db, id))
}

/** The state that belongs to a row. */
export async function toDraftState(db: Queryable, row: DraftRow): Promise<DraftState> {
  const latest = known.get(row.id)
  // `revision-12` of another system in the same process is another application.
  if (latest?.version === row.version && isSameContent(latest.content, row.content)) return { ...latest, ...row }
  return keep(await nextState(db, latest, row))
}

/** The state after an edit, made from the one before it; it is not kept, since the edit may yet fail. */
export async function nextState(db: Queryable, before: DraftState | undefined, row: DraftRow): Promise<DraftState> {
  const resolved = await loadDefinitions(db, row.content)
  const old = new Map(before?.application.definitions.map(item => [item.id, item]))
  const definitions = toNamed(resolved).definitions.map(item => {
    const was = old.get(item.id)
    return was !== undefined && equals(was, item) ? was : item
  })
  const application: NamedApplication = { form: 'named', definitions }
  return { ...row, application, findings: findFindings(application) }
}

/** Makes a state the one that others start from. */
export function keep(state: DraftState): DraftState {
  known.delete(state.id)
  known.set(state.id, state)
  const [oldest] = known.keys()
  if (known.size > most && oldest !== undefined) known.delete(oldest)
  return state
}

/** Counts for the row. */
export function countFindings(findings: readonly Finding[]): Pick<DraftRow, 'errors' | 'warnings'> {
  const errors = findings.filter(finding => finding.severity === 'error').length
  return { errors, warnings: findings.length - errors }
}

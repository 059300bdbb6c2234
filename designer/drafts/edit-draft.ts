/**
 * Every edit of a draft, one transaction each: a command is run, what it changed is stored under new hashes, and the
 * step is appended to the list of edits. Undo and redo put hashes back; nothing is ever recomputed.
 */
import type { NamedApplication } from '#metadata/application.ts'
import { indexSymbols } from '#metadata/application.ts'
import type { Definition, LocalizedText } from '#metadata/definitions.ts'
import { resolveDefinition } from '#metadata/references.ts'
import type { Content } from '#metadata/revisions.ts'
import type { Database, Queryable } from '#platform/database/database.ts'
import { loadDefinitions, storeDefinition } from './draft-blobs.ts'
import { nothingToUndo, staleDefinition } from './draft-problems.ts'
import { readDraftRow, touch, updateDraftRow } from './draft-row.ts'
import { countFindings, type DraftState, keep, nextState, toDraftState } from './draft-state.ts'
import { type DraftStep, insertStep, readStep, type StepChange } from './draft-step.ts'

/** An edit: from the application as it is to another, and what is to be written down of it. */
export interface Edit {
  readonly command: string
  readonly arguments: Readonly<Record<string, unknown>>
  readonly run: (application: NamedApplication) => NamedApplication
  readonly describe: (before: NamedApplication) => LocalizedText
}

/** Whose edit it is. */
export interface Editor {
  /** Id of a user; null for the command line. */
  readonly author: string | null
  /** Version of the draft that the editor looked at; undefined takes it as it is. */
  readonly seen: number | undefined
}

/** What an edit came to. */
export interface EditAnswer {
  readonly state: DraftState
  /** undefined when nothing differs. */
  readonly step: DraftStep | undefined
  /** Definitions that are new or read differently now. */
  readonly changed: readonly Definition[]
  /** Ids of definitions that are gone. */
  readonly removed: readonly string[]
}

/** Runs an edit; problem `definition/stale` 409 when somebody changed the same definition after `seen`. */
export function editDraft(db: Database, id: string, editor: Editor, edit: Edit): Promise<EditAnswer> {
  return change(db, id, async (tx, before) => {
    const after = edit.run(before.application)
    const changes = await storeChanges(tx, before, after)
    if (changes.length === 0) return undefined
    const now = new Set(after.definitions)
    // Names that have come to mean something in a definition that nobody edits do not get in anybody's way.
    const kept = new Set(before.application.definitions.filter(item => now.has(item)).map(item => item.id))
    assertUnseen(
      before,
      changes.filter(item => !kept.has(item.definition)),
      editor.seen,
    )
    const number = before.position + 1
    await insertStep(tx, id, {
      number,
      command: edit.command,
      arguments: edit.arguments,
      description: edit.describe(before.application),
      author: editor.author,
      changes,
    })
    return { changes, position: number, step: number }
  })
}

/** Takes the last step back; problem `draft/nothing-to-undo` 409. */
export function undoDraft(db: Database, id: string, { seen }: Editor): Promise<EditAnswer> {
  return change(db, id, async (tx, before) => {
    const step = before.position > before.floor ? await readStep(tx, id, before.position) : undefined
    if (!step) throw nothingToUndo('There is nothing to undo.')
    assertUnseen(before, step.changes, seen)
    const changes = step.changes.map(item => ({ ...item, before: item.after, after: item.before }))
    const base = step.baseBefore ?? undefined
    return { changes, position: step.number - 1, step: step.number, base }
  })
}

/** Does again what was undone last; problem `draft/nothing-to-undo` 409. */
export function redoDraft(db: Database, id: string, { seen }: Editor): Promise<EditAnswer> {
  return change(db, id, async (tx, before) => {
    const step = await readStep(tx, id, before.position + 1)
    if (!step) throw nothingToUndo('There is nothing to redo.')
    assertUnseen(before, step.changes, seen)
    return { changes: step.changes, position: step.number, step: step.number, base: step.baseAfter ?? undefined }
  })
}

/** What a change of a draft sets. */
interface Outcome {
  readonly changes: readonly StepChange[]
  readonly position: number
  /** Number of the step that was made, undone or redone. */
  readonly step: number
  /** The revision that the draft stands on from now on; undefined leaves it. */
  readonly base?: number | undefined
}

/** Locks the draft, changes it as `work` says and tells what became different. */
export async function change(
  db: Database,
  id: string,
  work: (tx: Queryable, before: DraftState) => Promise<Outcome | undefined>,
): Promise<EditAnswer> {
  const answer = await db.transaction(async tx => {
    const before = await toDraftState(tx, await readDraftRow(tx, id, { lock: true }))
    const outcome = await work(tx, before)
    if (!outcome) return { state: before, step: undefined, changed: [], removed: [] }
    const edited = outcome.changes.map(item => item.definition)
    const row = {
      ...touch(before, edited),
      content: applyChanges(before.content, outcome.changes),
      position: outcome.position,
      base: outcome.base ?? before.base,
    }
    const next = await nextState(tx, before, row)
    const state = { ...next, ...countFindings(next.findings) }
    await updateDraftRow(tx, state)
    const old = new Set(before.application.definitions)
    const now = new Set(state.application.definitions.map(item => item.id))
    return {
      state,
      step: await readStep(tx, id, outcome.step),
      changed: state.application.definitions.filter(item => !old.has(item)),
      removed: before.application.definitions.flatMap(item => (now.has(item.id) ? [] : [item.id])),
    }
  })
  keep(answer.state)
  return answer
}

function applyChanges(content: Content, changes: readonly StepChange[]): Content {
  const next: Record<string, string> = { ...content }
  for (const { definition, after } of changes) {
    if (after === null) delete next[definition]
    else next[definition] = after
  }
  return next
}

/**
 * What differs between the draft and an application, by hash. Of definitions that are the same value only those are
 * looked at that name something unknown, which may mean something now: the draft is stored as it would be promoted.
 */
async function storeChanges(tx: Queryable, before: DraftState, after: NamedApplication): Promise<StepChange[]> {
  const untouched = new Set(before.application.definitions)
  const unsettled = new Set(
    (await loadDefinitions(tx, before.content)).definitions.filter(hasUnknown).map(({ id }) => id),
  )
  const symbols = indexSymbols(after)
  const changes: StepChange[] = []
  for (const definition of after.definitions) {
    if (untouched.has(definition) && !unsettled.has(definition.id)) continue
    const hash = await storeDefinition(tx, resolveDefinition(definition, symbols))
    const was = before.content[definition.id] ?? null
    if (hash !== was) changes.push({ definition: definition.id, before: was, after: hash })
  }
  const left = new Set(after.definitions.map(item => item.id))
  for (const [definition, hash] of Object.entries(before.content)) {
    if (!left.has(definition)) changes.push({ definition, before: hash, after: null })
  }
  return changes
}

function assertUnseen(before: DraftState, changes: readonly StepChange[], seen: number | undefined): void {
  if (seen === undefined) return
  const stale = changes.filter(item => (before.touched[item.definition] ?? 0) > seen)
  if (stale.length === 0) return
  const names = new Map(before.application.definitions.map(item => [item.id, item]))
  const definitions = stale.map(({ definition: id }) => {
    const found = names.get(id)
    return { id, kind: found?.kind, name: found?.name }
  })
  const list = definitions.map(({ kind, name, id }) => (kind ? `${kind} ${name}` : id)).join(', ')
  throw staleDefinition(`Somebody else has changed ${list} meanwhile.`, { definitions, version: before.version })
}

const unknowns = new WeakMap<Definition, boolean>()

/** Whether a definition in resolved form may hold a name that means nothing. */
function hasUnknown(definition: Definition): boolean {
  const known = unknowns.get(definition)
  if (known !== undefined) return known
  const found = /[".{[]\?/.test(JSON.stringify(definition))
  unknowns.set(definition, found)
  return found
}

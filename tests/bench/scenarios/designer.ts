/**
 * How quick the designer is with an application of 500 objects, each with form, list and page: what is wrong after an
 * edit, opening a draft, an edit as a whole, and what changed between two such applications.
 */

import { createDraft } from '#designer/drafts/create-draft.ts'
import { loadDraftState } from '#designer/drafts/draft-state.ts'
import { editDraft } from '#designer/drafts/edit-draft.ts'
import { toEdit } from '#designer/drafts/run-command.ts'
import { type NamedApplication, toApplication } from '#metadata/application.ts'
import type { Definition } from '#metadata/definitions.ts'
import { diff } from '#metadata/diff.ts'
import { findFindings } from '#metadata/findings.ts'
import { promote } from '#metadata/promotion/promote.ts'
import { toNamed, toResolved } from '#metadata/references.ts'
import { loadRevision, readHead } from '#metadata/revisions.ts'
import { createDatabase } from '#platform/database/database.ts'
import { saveCredential } from '#platform/sign-in/credentials.ts'
import { install } from '#runtime/installation/install.ts'
import { openSystem } from '#runtime/installation/open-system.ts'
import { largeApplication } from '#tests/support/large-application.ts'

import { password } from '../data/bench-database.ts'
import { median } from '../median.ts'
import { below, type Row, told } from '../row.ts'
import type { Run } from './run.ts'

const objects = 500
const repeats = 15

/** Each figure is the middle of several in one warm process; the first opening is told apart. */
export async function measureDesigner(run: Run): Promise<Row[]> {
  const application = largeApplication(objects)
  return [...measureValues(application), ...(await measureDrafts(run, application))]
}

function measureValues(application: NamedApplication): Row[] {
  const resolved = toResolved(application)
  const other = toResolved(renamedEverywhere(structuredClone(application)))
  let edited = application
  const afterEdit = timed(() => {
    edited = relabelled(edited)
    return findFindings(edited)
  })
  return [
    below(`designer, findings after an edit: ${objects} objects`, afterEdit, 'ms', 100),
    told(
      'designer, findings of an application never seen',
      timed(() => findFindings(structuredClone(application))),
      'ms',
    ),
    told(
      'designer, names to ids',
      timed(() => toResolved(application)),
      'ms',
    ),
    told(
      'designer, ids to names',
      timed(() => toNamed(resolved)),
      'ms',
    ),
    below(
      `designer, diff of two applications of ${objects} objects`,
      timed(() => diff(resolved, other)),
      'ms',
      200,
    ),
  ]
}

async function measureDrafts(run: Run, application: NamedApplication): Promise<Row[]> {
  const db = createDatabase({ url: await run.database.createEmpty(), poolSize: 4 })
  try {
    const system = await openSystem(db, 'Asia/Shanghai')
    await install(system, {
      template: 'none',
      sampleRecords: false,
      createCredential: (tx, { id, login }) => saveCredential(tx, { userId: id, login, password, mustChange: false }),
    })
    const base = await readHead(db)
    const installed = toNamed((await loadRevision(db, base)).application).definitions
    const known = new Set(installed.map(item => item.id))
    const definitions = [...installed, ...application.definitions.filter(item => !known.has(item.id))]
    const wish = { ed: 'ed', base, author: null, message: 'Objects', source: 'benchmark', findings: findFindings }
    await promote(db, { ...wish, application: toApplication(definitions) })
    run.say(`${definitions.length} definitions promoted`)
    const open = async () => {
      const { id } = await createDraft(db, { name: 'Benchmark', base: undefined, shared: false, owner: null })
      return loadDraftState(db, id)
    }
    const began = performance.now()
    const draft = await open()
    const first = performance.now() - began
    const later = await timedAsync(open)
    let number = 0
    const editor = { author: null, seen: undefined }
    const edit = (command: string, args: Record<string, unknown>) =>
      editDraft(db, draft.id, editor, toEdit(command, args))
    const added = await timedAsync(() =>
      edit('add-field', { object: 'object_250', field: { name: `extra_${number++}`, type: 'text' } }),
    )
    const renamed = await timedAsync(() =>
      edit('rename-definition', { kind: 'object', name: 'fix-object_100', to: `thing_${number++}` }),
    )
    return [
      below(`designer, opening a draft for the first time: ${objects} objects`, first, 'ms', 1500),
      told('designer, opening another draft', later, 'ms'),
      told('designer, adding a field, stored, with findings', added, 'ms'),
      told('designer, renaming an object, stored, with findings', renamed, 'ms'),
    ]
  } finally {
    await db.close()
  }
}

/** The application with another label on one definition, each time another. */
function relabelled({ definitions }: NamedApplication): NamedApplication {
  const index = Math.floor(Math.random() * definitions.length)
  const item = definitions[index] as Definition
  const label = { ...item.label, en: `${item.label.en}.` }
  return toApplication(definitions.with(index, { ...item, label }))
}

/** Every tenth object has another label, lost a field and got one. */
function renamedEverywhere({ definitions }: NamedApplication): NamedApplication {
  return toApplication(
    definitions.map((item, index) => {
      if (item.kind !== 'object' || index % 10 !== 0) return item
      const [first, , ...rest] = item.fields
      const more = { id: `more-${index}`, name: 'more', label: item.label, type: 'text' as const }
      return { ...item, label: { ...item.label, en: 'Other' }, fields: [...(first ? [first] : []), ...rest, more] }
    }),
  )
}

function timed(work: () => unknown): number {
  return median(Array.from({ length: repeats }, () => elapsed(work)))
}

function elapsed(work: () => unknown): number {
  const began = performance.now()
  work()
  return performance.now() - began
}

async function timedAsync(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let index = 0; index < repeats; index++) {
    const began = performance.now()
    await work()
    times.push(performance.now() - began)
  }
  return median(times)
}

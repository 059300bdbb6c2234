/**
 * Writes templates/sales/records/trails.ndjson: what approvals leave behind of sample records that are decided. They run
 * here as they run for people, each decision by whoever is asked; only the moments are moved to where the records have
 * them. To be run after the records are generated anew, or an approval has changed.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import sql, { raw } from 'sql-template-tag'

import { approvalNodes } from '#metadata/approvals/step-names.ts'
import { metadataMigrations } from '#metadata/migrations.ts'
import { createDatabase } from '#platform/database/database.ts'
import { startEmbedded } from '#platform/database/embedded.ts'
import { migrate } from '#platform/database/migrate.ts'
import { platformMigrations } from '#platform/database/migrations.ts'
import { install } from '#runtime/installation/install.ts'
import { openSystem } from '#runtime/installation/open-system.ts'
import { runtimeMigrations } from '#runtime/migrations.ts'
import { createActors } from '#runtime/people/actors.ts'
import type { System } from '#runtime/system.ts'
import { toContext } from '#runtime/system.ts'
import { peopleOf } from '#runtime/tasks/candidates.ts'
import { completeTask } from '#runtime/tasks/complete-task.ts'
import { keepStarts } from '#runtime/workflows/starting/queue-start.ts'
import { runDue } from '#runtime/workflows/worker/run-due.ts'
import { write } from '#runtime/write.ts'

import { addDays, addMinutes, asOf, earlier, later, workday } from './calendar.ts'
import { recordsFolder, trailsFile } from './generate.ts'
import { createRandom } from './random.ts'

/** A record that was decided, with the moments between which that happened. */
interface Decided {
  readonly object: 'claim' | 'contract' | 'order' | 'quote'
  readonly id: string
  readonly starter: string
  readonly locale: 'en' | 'zh-CN'
  readonly from: string
  readonly to: string
  readonly isRefused: boolean
  /** How it was before it was submitted. */
  readonly before: Readonly<Record<string, string>>
}

const approvals = {
  claim: ['claim_approval', 'start--submit'],
  contract: ['contract_review', 'start--ask'],
  order: ['order_approval', 'start--submit'],
  quote: ['quote_approval', 'start--ask'],
} as const

type Line = Readonly<Record<string, string | undefined>>
const linesOf = (object: string): Line[] =>
  readFileSync(`${recordsFolder}${object}.ndjson`, 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as Line)

const random = createRandom('trails')
const lastMoment = `${asOf}T08:00:00.000Z`
const atHour = (day: string, hour: number) =>
  addMinutes(`${workday(day.slice(0, 10))}T00:00:00.000Z`, hour * 60 + random.int(0, 59))

function decidedRecords(locales: ReadonlyMap<string, 'en' | 'zh-CN'>): Decided[] {
  const started = new Set(linesOf('workflows').map(line => line.id))
  const toDecided = (
    object: Decided['object'],
    line: Line,
    from: string,
    to: string,
    isRefused: boolean,
    before: object,
  ) => ({
    object,
    id: line.id as string,
    starter: line.owner as string,
    locale: locales.get(line.owner ?? '') ?? 'zh-CN',
    from,
    to: earlier(later(to, addMinutes(from, 90)), lastMoment),
    isRefused,
    before: before as Decided['before'],
  })
  const claims = linesOf('claim')
    .filter(line => line.status !== 'draft' && !started.has(line.id))
    .map(line => {
      const from = later(line.created_at as string, atHour(line.submitted_on ?? (line.created_at as string), 2))
      const to = atHour(line.approved_on ?? addDays(from.slice(0, 10), 1), 7)
      return toDecided('claim', line, from, to, line.status === 'refused', { status: 'draft' })
    })
  const contracts = linesOf('contract')
    .filter(line => ['effective', 'completed', 'terminated'].includes(line.status ?? ''))
    .map(line => {
      const end = line.effective_on ?? line.start_date ?? (line.updated_at as string).slice(0, 10)
      const from = later(line.created_at as string, atHour(addDays(end, -random.int(2, 6)), 2))
      return toDecided('contract', line, from, atHour(end, 7), false, { status: 'draft' })
    })
  const orders = linesOf('order')
    .filter(line => (line.approval === 'approved' || line.approval === 'refused') && !started.has(line.id))
    .map(line => {
      const from = addMinutes(line.created_at as string, random.int(10, 120))
      const to = addMinutes(from, random.int(120, 420))
      return toDecided('order', line, from, to, line.approval === 'refused', {
        approval: 'none',
        fulfilment: 'not_started',
      })
    })
  const quotes = linesOf('quote')
    .filter(line => line.status !== 'draft')
    .map(line => {
      const from = addMinutes(line.created_at as string, random.int(10, 60))
      return toDecided('quote', line, from, addMinutes(from, random.int(90, 360)), false, {
        status: 'draft',
        approval: 'none',
      })
    })
  return [...claims, ...contracts, ...orders, ...quotes]
}

const remarks = {
  approve: { en: ['Fine with me.', 'Checked, agreed.'], 'zh-CN': ['同意。', '已核对，同意。'] },
  reject: {
    en: ['A receipt is missing. Please add it and submit again.'],
    'zh-CN': ['缺少部分票据，请补齐后重新提交。'],
  },
} as const

interface Moved {
  readonly real: number
  readonly planned: number
}

/** Runs one approval to its end, or to where it was sent back; answers the moments that its events are moved to. */
async function run(system: System, record: Decided): Promise<{ instance: string; moved: Moved[] } | undefined> {
  const { catalogs, db, ed } = system
  const catalog = catalogs.current()
  const object = catalog.objects.get(record.object)
  const [name, node] = approvals[record.object]
  const approval = catalog.symbols.all('approval').find(item => item.name === name)
  if (!object || !approval) throw new Error(`There is no approval ${name} of ${record.object}`)
  for (const [field, value] of Object.entries(record.before)) {
    const column = object.fields.get(field)?.columns?.value as string
    await db.query(
      sql`update ${raw(`${ed}."${object.table}"`)} set ${raw(`"${column}"`)} = ${value} where id = ${record.id}::uuid`,
    )
  }
  // What reviewers read is a file, and the samples have none.
  if (record.object === 'contract') {
    await db.query(sql`update ed.contract set attachments = array[gen_random_uuid()] where id = ${record.id}::uuid`)
  }
  const moved: Moved[] = [{ real: Date.now(), planned: Date.parse(record.from) }]
  const { id, starter, locale } = record
  const wish = {
    workflowId: approval.id,
    node,
    record: { object: object.id, id },
    variables: {},
    starter,
    locale,
    depth: 0,
  }
  await db.transaction(tx => keepStarts(tx, ed, [{ ...wish, because: 'button' }]))
  await settle(system)
  const [found] = await db.query<{ id: string }>(
    sql`select id from ed_log.workflow_instance where record_id = ${id}::uuid and workflow_id = ${approval.id} order by id desc limit 1`,
  )
  if (!found) throw new Error(`${name} did not start for ${id}`)
  const actors = createActors(system)
  const length = Date.parse(record.to) - Date.parse(record.from)
  for (let step = 0; step < 6; step++) {
    const [task] = await db.query<{ id: string; assignee: string | null; node: string }>(sql`
      select id, assignee, node from ed.task where instance = ${found.id}::uuid and state = 'open' order by id limit 1`)
    if (!task || task.node === approvalNodes.resubmit) break
    const free = await db.query<{ kind: 'user'; key: string }>(
      sql`select kind, key from ed_log.task_candidate where task = ${task.id}::uuid`,
    )
    const candidates = task.assignee
      ? [task.assignee]
      : await peopleOf(toContext(system, await callerOf(starter)), db, free)
    const person = candidates.find(one => one !== starter) ?? candidates[0]
    if (!person) throw new Error(`Nobody decides on ${record.object} ${id}`)
    await new Promise(resolve => setTimeout(resolve, 5))
    const about = new Date(Date.parse(record.from) + length * (0.4 + 0.3 * Math.min(step, 2))).toISOString()
    const last = new Date(moved.at(-1)?.planned ?? 0).toISOString()
    const planned = earlier(later(atHour(about, random.int(1, 8)), addMinutes(last, random.int(20, 200))), lastMoment)
    moved.push({ real: Date.now(), planned: Date.parse(planned) })
    const outcome = record.isRefused ? 'reject' : 'approve'
    const language = locale
    const comment = record.isRefused || random.chance(0.35) ? random.pick(remarks[outcome][language]) : undefined
    await write(system, await callerOf(person), async context => {
      await completeTask(context, task.id, { outcome, ...(comment ? { comment } : {}) })
    })
    await settle(system)
  }
  return { instance: found.id, moved }

  async function callerOf(userId: string) {
    const actor = await actors.find(userId)
    if (!actor) throw new Error(`There is no user ${userId}`)
    return { actor, source: { kind: 'form' as const } }
  }
}

async function settle(system: System): Promise<void> {
  const fail = (_fields: unknown, text?: string) => {
    throw new Error(text ?? 'A workflow failed')
  }
  while ((await runDue(system, { error: fail } as never)) > 0);
}

/** Everything that the instance left behind, as one line; moments of each event where they are planned, ids as old. */
async function trailOf(system: System, instance: string, moved: readonly Moved[]): Promise<string> {
  const { db } = system
  const rows = async (table: string, column = 'instance') =>
    (
      await db.query<{ row: Record<string, unknown> }>(
        sql`select row_to_json(t) as row from ${raw(table)} t where ${raw(column)} = ${instance}::uuid order by ${raw(table.endsWith('log') ? 'at, seq' : table === 'ed.task' ? 'id' : 'ctid')}`,
      )
    ).map(({ row }) =>
      Object.fromEntries(Object.entries(row).filter(([name, value]) => value !== null && !dropped.has(name))),
    )
  const tasks = await rows('ed.task')
  const [own] = await rows('ed_log.workflow_instance', 'id')
  const trail = {
    instance: own,
    shown: (await rows('ed.workflow_instance', 'id'))[0],
    log: (await rows('ed_log.workflow_log')).map(({ instance: _, workflow_id: __, ...line }) => line),
    waits: await rows('ed_log.workflow_wait'),
    watches: await rows('ed_log.workflow_watch'),
    tasks,
  }
  let text = JSON.stringify(trail)
  text = text.replaceAll(/\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})/g, moment =>
    new Date(plannedAt(Date.parse(moment), moved)).toISOString(),
  )
  text = text.replaceAll(/\b1[789]\d{11}\b/g, moment => String(plannedAt(Number(moment), moved)))
  const ids = [instance, ...tasks.map(task => String(task.id))]
  for (const id of ids) {
    const made = Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)
    text = text.replaceAll(id, random.id(new Date(plannedAt(made, moved)).toISOString()))
  }
  return text
}

/** What is made anew when it is loaded, or says nothing. */
const dropped: ReadonlySet<string> = new Set(['ms', 'revision', 'search', 'rev', 'created_by', 'updated_by'])

function plannedAt(real: number, moved: readonly Moved[]): number {
  const event = moved.findLast(item => item.real <= real + 2) ?? (moved[0] as Moved)
  return Math.round(event.planned + Math.max(0, real - event.real))
}

const folder = mkdtempSync(path.join(os.tmpdir(), 'fulcrum-trails-'))
const server = await startEmbedded({ dataDir: folder, flags: ['-c', 'fsync=off'] })
const db = createDatabase({ url: server.url, poolSize: 8 })
try {
  await migrate(db, [platformMigrations, metadataMigrations, runtimeMigrations])
  const system = await openSystem(db, 'Asia/Shanghai')
  await install(system, { template: 'sales', sampleRecords: true, createCredential: async () => undefined })
  await db.script(`delete from ed_log.workflow_start; delete from ed_log.workflow_log; delete from ed_log.workflow_instance;
    delete from ed.task; delete from ed.workflow_instance`)
  // Whatever else begins with a decision (a payment, a notice) is none of its trail.
  const users = await db.query<{ id: string; locale: 'en' | 'zh-CN' | null }>(sql`select id, locale from ed."user"`)
  const locales = new Map(users.flatMap(user => (user.locale ? [[user.id, user.locale] as const] : [])))
  const trails: string[] = []
  for (const record of decidedRecords(locales)) {
    const done = await run(system, record)
    if (!done) continue
    const [task] = await db.query(sql`select 1 from ed.task where instance = ${done.instance}::uuid limit 1`)
    const troubles = await db.query(
      sql`select code, message from ed_log.workflow_incident where instance = ${done.instance}::uuid`,
    )
    if (troubles.length > 0) throw new Error(`${record.object} ${record.id}: ${JSON.stringify(troubles)}`)
    // What needed nobody has nothing to tell.
    if (task) trails.push(await trailOf(system, done.instance, done.moved))
  }
  writeFileSync(`${recordsFolder}${trailsFile}`, trails.map(line => `${line}\n`).join(''))
  process.stdout.write(`${trails.length} trails\n`)
} finally {
  await db.close()
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
}

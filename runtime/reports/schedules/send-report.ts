/**
 * One run of a scheduled report: for each person the report is asked as this person, made into a file and posted. What a
 * person gets is noted in the transaction that posts it, so a run that was interrupted goes on where it was.
 */
import sql from 'sql-template-tag'

import { toProblem } from '#platform/http/to-problem.ts'
import type { JobProgress, RunningJob } from '#platform/jobs/run-job.ts'
import type { MailAttachment } from '#platform/mail/mail-message.ts'
import { type Problem, toProblemJson } from '#platform/problem.ts'

import type { Actor } from '../../context.ts'
import type { Door } from '../../door.ts'
import { mostAttached, postMail } from '../../mail/post-mail.ts'
import { notify } from '../../notifications/notify.ts'
import { read } from '../../read.ts'
import type { Caller } from '../../system.ts'
import { write } from '../../write.ts'
import { reportFile } from '../files/report-file.ts'
import type { ReportAnswer } from '../report-answer.ts'
import { runReport } from '../run-report.ts'
import { findRecipients } from './find-recipients.ts'
import { reportMail } from './report-mail.ts'
import type { ScheduleRow } from './schedule.ts'
import { mailOff, noAddress, ownerLeft } from './schedule-problems.ts'
import { endRun, findSchedule, logOf, stopSchedule } from './schedule-rows.ts'
import { sendingJob } from './start-due.ts'

interface Sending {
  readonly run: string
}

/** Says how scheduled reports are sent; before jobs begin to work. */
export function defineSending(door: Door): void {
  door.jobs.define<Sending>(sendingJob, (job, progress, signal) => sendReport(door, job, progress, signal))
}

async function sendReport(
  door: Door,
  job: RunningJob<Sending>,
  progress: JobProgress,
  signal: AbortSignal,
): Promise<unknown> {
  const { db, ed } = door.system
  const { run } = job.input
  const [found] = await db.query<{ schedule: string }>(
    sql`select schedule_id as schedule from ${logOf(ed)}.report_run where id = ${run}::uuid and state = 'running'`,
  )
  const schedule = found && (await findSchedule(db, ed, found.schedule))
  if (!schedule) return {}
  try {
    const result = await sendToAll(door, { schedule, run }, progress, signal)
    await endRun(db, ed, { id: run, schedule: schedule.id })
    return result
  } catch (error) {
    if (!isInterrupted(error, signal)) {
      await endRun(db, ed, { id: run, schedule: schedule.id, problem: toProblemJson(toProblem(error)) })
    }
    throw error
  }
}

/** The server stops, or its database is away: the job is taken up again from where it was. */
function isInterrupted(error: unknown, signal: AbortSignal): boolean {
  const { code } = toProblem(signal.aborted ? signal.reason : error)
  return code === 'database/unavailable' || (signal.aborted && code !== 'job/ended')
}

async function sendToAll(
  door: Door,
  { schedule, run }: { readonly schedule: ScheduleRow; readonly run: string },
  progress: JobProgress,
  signal: AbortSignal,
): Promise<{ recipients: number; failed: number }> {
  const { system } = door
  const owner = await door.actors.find(schedule.owner_id)
  if (!owner) {
    await stopSchedule(system.db, system.ed, schedule.id, 'owner-left')
    throw ownerLeft('Whoever scheduled the report has left; an administrator can take it over.')
  }
  const recipients = await findRecipients({ ...system, catalog: system.catalogs.current() }, schedule)
  const served = new Set(await servedBefore(door, run))
  const total = recipients.length
  let failed = 0
  for (const [index, { id: userId, isReached }] of recipients.entries()) {
    signal.throwIfAborted()
    if (served.has(userId)) continue
    const isSent = isReached && system.mailFrom !== undefined
    const made = await (isSent ? makeFor(door, schedule, userId, signal) : unreachable(system)).catch(
      (error: unknown): Made => {
        if (isInterrupted(error, signal)) throw error
        return { state: 'failed', problem: toProblem(error) }
      },
    )
    if (made.state === 'failed') failed++
    await post(door, {
      schedule,
      owner,
      run,
      userId,
      made,
      save: tx => progress.save(tx, { done: index + 1, total, rejected: failed }),
    })
  }
  if (failed > 0) await tellOwner(door, { schedule, owner, run, failed })
  return { recipients: total, failed }
}

async function servedBefore({ system }: Door, run: string): Promise<string[]> {
  const rows = await system.db.query<{ user_id: string }>(
    sql`select user_id from ${logOf(system.ed)}.report_delivery where run_id = ${run}::uuid`,
  )
  return rows.map(row => row.user_id)
}

type Made =
  | {
      readonly state: 'posted'
      readonly actor: Actor
      readonly name: string
      readonly file: MailAttachment | undefined
    }
  | { readonly state: 'empty' }
  | { readonly state: 'failed'; readonly problem: Problem }

function unreachable({ mailFrom }: Door['system']): Promise<never> {
  return Promise.reject(
    mailFrom === undefined
      ? mailOff('Mail is not set up: an operator sets SMTP_URL and MAIL_FROM.')
      : noAddress('The person has no e-mail address.'),
  )
}

/** The file as this person may have it; what stands in the way of it is his alone, the others get theirs. */
async function makeFor(
  { system, actors }: Door,
  schedule: ScheduleRow,
  userId: string,
  signal: AbortSignal,
): Promise<Made> {
  const actor = await actors.find(userId)
  if (!actor) return { state: 'failed', problem: ownerLeft('The person has left.') }
  const caller: Caller = { actor, source: { kind: 'system' } }
  const input = { ...schedule.input, isExport: true }
  const { value } = await read(system, caller, async context => {
    const name = context.catalog.symbols.byId(schedule.report)?.name ?? schedule.report
    const { revision, value: answer } = await runReport(context, { name }, input)
    return { revision, value: { context, name, answer } }
  })
  const { context, name, answer } = value
  if (schedule.only_with_values && isEmpty(answer)) return { state: 'empty' }
  const file = await reportFile(context, answer, {
    format: schedule.format,
    locale: actor.locale,
    title: schedule.name,
    question: { asked: { name }, input },
    signal,
  })
  return { state: 'posted', actor, name, file: file.body.length > mostAttached ? undefined : file }
}

/** No record is behind it: noughts stand in it all the same. */
function isEmpty({ cells }: ReportAnswer): boolean {
  return cells.every(cell => cell.values.every(value => value === null || Number(value) === 0))
}

interface Delivery {
  readonly schedule: ScheduleRow
  readonly owner: Actor
  readonly run: string
  readonly userId: string
  readonly made: Made
  readonly save: (tx: Parameters<JobProgress['save']>[0]) => Promise<void>
}

async function post({ system }: Door, { schedule, owner, run, userId, made, save }: Delivery): Promise<void> {
  await write(system, { actor: owner, source: { kind: 'system' } }, async context => {
    if (made.state === 'posted') {
      const isLink = made.file === undefined
      const told = {
        title: schedule.name,
        path: pathOf(made.name, schedule),
        publicUrl: system.publicUrl,
        owner: owner.name,
        isLink,
      }
      const text = reportMail(schedule, made.actor, told)
      await postMail(context, [
        { to: { userId }, ...text, key: `report ${run} ${userId}`, attachments: made.file ? [made.file] : [] },
      ])
    }
    const problem = made.state === 'failed' ? JSON.stringify(toProblemJson(made.problem)) : null
    await context.tx.query(sql`insert into ${logOf(context.ed)}.report_delivery (run_id, user_id, state, is_link, problem)
      values (${run}, ${userId}, ${made.state}, ${made.state === 'posted' && made.file === undefined}, ${problem}::jsonb)
      on conflict do nothing`)
    await save(context.tx)
  })
}

/** The address of the report in the app, asked as the schedule asks it. */
function pathOf(name: string, { input }: ScheduleRow): string {
  const { period, parameters = {}, filter } = input
  const days = typeof period === 'object' ? `${period.from}..${period.to}` : period
  const given = Object.entries({ ...parameters, period: days, filter: filter && JSON.stringify(filter) }).filter(
    ([, value]) => value !== undefined,
  )
  const search = new URLSearchParams(given.map(([key, value]) => [key, String(value)])).toString()
  return `/reports/${encodeURIComponent(name)}${search && `?${search}`}`
}

async function tellOwner(
  { system }: Door,
  { schedule, owner, run, failed }: Pick<Delivery, 'schedule' | 'owner' | 'run'> & { readonly failed: number },
): Promise<void> {
  await write(system, { actor: owner, source: { kind: 'system' } }, context =>
    notify(context, [owner.userId], {
      kind: 'report-failed',
      parameters: { report: schedule.name, count: String(failed) },
      key: `report ${run}`,
    }),
  )
}

/** GET and POST /report-schedules, POST …/send, PUT and DELETE …/{id}, POST …/{id}/run, …/leave, …/take-over, GET …/{id}/runs, POST …/times. */
import type { FastifyPluginAsync } from 'fastify'
import sql from 'sql-template-tag'
import type { RoleDefinition } from '#metadata/definitions.ts'
import type { Context } from '../../context.ts'
import { callerOf, type Door, send } from '../../door.ts'
import { findHold } from '../../outgoing/hold.ts'
import { resumeOutgoing } from '../../outgoing/resume.ts'
import { noRight } from '../../problems.ts'
import { read } from '../../read.ts'
import { toContext } from '../../system.ts'
import { type WriteContext, write } from '../../write.ts'
import { checkSchedule, checkSending, checkTiming, timesOf } from './check-schedule.ts'
import { mostRecipients } from './find-recipients.ts'
import { listRuns, listSchedules, mayChange } from './list-schedules.ts'
import { daysOff, formats, type ScheduleBody, type ScheduleRow, type SendingBody } from './schedule.ts'
import { runningSchedule, sentEnough, tooManySchedules, unknownSchedule } from './schedule-problems.ts'
import * as rows from './schedule-rows.ts'
import { defineSending } from './send-report.ts'
import { sendingJob } from './start-due.ts'

const timing = {
  cron: { type: 'string', minLength: 9, maxLength: 100, description: 'Minute, hour, day, month, weekday.' },
  daysOff: { type: 'string', enum: daysOff },
  timeZone: { type: 'string', minLength: 1, maxLength: 60 },
} as const
const name = { type: 'string', minLength: 1, maxLength: 200 } as const
const day = { type: 'string', maxLength: 10 } as const
const sent = {
  name,
  report: name,
  parameters: { type: 'object', maxProperties: 100 },
  period: {
    anyOf: [
      { type: 'string', maxLength: 40 },
      { type: 'object', required: ['from', 'to'], additionalProperties: false, properties: { from: day, to: day } },
    ],
  },
  filter: { type: 'object' },
  format: { type: 'string', enum: formats },
  users: { type: 'array', maxItems: mostRecipients, items: { type: 'string', format: 'uuid' } },
  roles: { type: 'array', maxItems: 100, items: name },
  message: { type: ['string', 'null'], maxLength: 2000 },
  onlyWithValues: { type: 'boolean' },
} as const
/** JSON Schema of a schedule. */
export const scheduleBodySchema = {
  type: 'object',
  additionalProperties: false,
  required: ['report', 'format', 'cron', 'daysOff'],
  properties: { ...timing, ...sent, active: { type: 'boolean' } },
} as const
/** JSON Schema of what is sent once. */
export const sendingBodySchema = {
  type: 'object',
  additionalProperties: false,
  required: ['report', 'format'],
  properties: sent,
} as const
/** JSON Schema of the question when one would come. */
export const timesBodySchema = {
  type: 'object',
  additionalProperties: false,
  required: ['cron', 'daysOff'],
  properties: timing,
} as const
/** JSON Schema of how a restored system goes on. */
export const resumeBodySchema = {
  type: 'object',
  additionalProperties: false,
  required: ['mails'],
  properties: { mails: { type: 'string', enum: ['send', 'discard'] } },
} as const
const params = { type: 'object', required: ['id'], properties: { id: { type: 'string', format: 'uuid' } } } as const
const querystring = { type: 'object', additionalProperties: false, properties: { report: name } } as const

interface OfOne {
  Params: { id: string }
}

/** The routes of this folder; also says how reports are sent. */
export function scheduleRoutes(door: Door): FastifyPluginAsync {
  const { system } = door
  defineSending(door)
  return async http => {
    http.get<{ Querystring: { report?: string } }>(
      '/report-schedules',
      { schema: { querystring } },
      async (request, reply) => {
        const answer = await read(system, callerOf(request), async context => {
          const { report } = request.query
          const id = report && (context.catalog.symbols.definition('report', report)?.id ?? report)
          const { revision, value } = await listSchedules(context, id)
          return {
            revision,
            value: {
              schedules: value,
              roles: rolesFor(context),
              mail: system.mailFrom !== undefined,
              held: (await findHold(context.db)) ?? null,
            },
          }
        })
        return send(reply, answer)
      },
    )

    http.post<{ Body: Pick<ScheduleBody, 'cron' | 'daysOff' | 'timeZone'> }>(
      '/report-schedules/times',
      { schema: { body: timesBodySchema } },
      async request => {
        const context = toContext(system, callerOf(request))
        const times = await timesOf(context, checkTiming(context, request.body))
        return { times: times.map(time => new Date(time).toISOString()) }
      },
    )

    http.post<{ Body: ScheduleBody }>(
      '/report-schedules',
      { schema: { body: scheduleBodySchema } },
      async (request, reply) => {
        const answer = await write(system, callerOf(request), async context => {
          const checked = await checkSchedule(context, request.body)
          const { userId } = context.actor
          if ((await rows.countSchedules(context.tx, context.ed, userId)) >= rows.mostSchedules)
            throw tooManySchedules(`Nobody keeps more than ${rows.mostSchedules} scheduled reports.`)
          return { id: await rows.insertSchedule(context.tx, context.ed, userId, checked) }
        })
        return send(reply, answer, 201)
      },
    )

    http.post<{ Body: SendingBody }>(
      '/report-schedules/send',
      { schema: { body: sendingBodySchema } },
      async (request, reply) => {
        const answer = await write(system, callerOf(request), async context => {
          const checked = await checkSending(context, request.body)
          const { tx, ed, actor } = context
          await rows.forgetSendings(tx, ed, actor.userId)
          if ((await rows.countSendings(tx, ed, actor.userId)) >= rows.mostSchedules)
            throw sentEnough(`Nobody sends more than ${rows.mostSchedules} reports a day by hand.`)
          const id = await rows.insertSchedule(tx, ed, actor.userId, checked)
          return { id, ...(await startRun(door, context, id, actor.userId)) }
        })
        return send(reply, answer, 202)
      },
    )

    http.put<OfOne & { Body: ScheduleBody }>(
      '/report-schedules/:id',
      { schema: { params, body: scheduleBodySchema } },
      async (request, reply) => {
        const answer = await write(system, callerOf(request), async context => {
          const { id, owner_id } = await ownSchedule(context, request.params.id)
          if (owner_id !== context.actor.userId)
            throw noRight('A scheduled report is changed by its owner; take it over first.')
          await rows.updateSchedule(context.tx, context.ed, id, await checkSchedule(context, request.body))
        })
        send(reply, answer, 204)
        return reply.send()
      },
    )

    http.post<{ Body: { mails: 'send' | 'discard' } }>(
      '/report-schedules/resume',
      { schema: { body: resumeBodySchema } },
      async (request, reply) => {
        const answer = await write(system, callerOf(request), async context => {
          if (!context.rights.has('administer')) throw noRight('Only an administrator lets a restored system send.')
          await resumeOutgoing(context, request.body.mails)
        })
        send(reply, answer, 204)
        return reply.send()
      },
    )

    http.delete<OfOne>('/report-schedules/:id', { schema: { params } }, async (request, reply) => {
      const answer = await write(system, callerOf(request), async context => {
        const { id } = await ownSchedule(context, request.params.id)
        await context.tx.query(sql`delete from ${rows.logOf(context.ed)}.report_schedule where id = ${id}`)
      })
      send(reply, answer, 204)
      return reply.send()
    })

    http.get<OfOne>('/report-schedules/:id/runs', { schema: { params } }, async (request, reply) => {
      const { revision, value } = await read(system, callerOf(request), context => listRuns(context, request.params.id))
      return send(reply, { revision, value: { runs: value } })
    })

    http.post<OfOne>('/report-schedules/:id/run', { schema: { params } }, async (request, reply) => {
      const answer = await write(system, callerOf(request), async context => {
        const { id, owner_id } = await ownSchedule(context, request.params.id)
        return await startRun(door, context, id, owner_id)
      })
      return send(reply, answer, 202)
    })

    http.post<OfOne>('/report-schedules/:id/leave', { schema: { params } }, async (request, reply) => {
      const answer = await write(system, callerOf(request), async context => {
        const me = context.actor.userId
        const found = await context.tx.query(sql`update ${rows.logOf(context.ed)}.report_schedule
          set left_ids = array_append(left_ids, ${me}::uuid)
          where id = ${request.params.id} and ${me}::uuid <> all(left_ids)
            and (${me}::uuid = any(user_ids) or role_ids && ${[...context.actor.roleIds]}::text[]) returning id`)
        if (found.length === 0) throw unknownSchedule('There is no such report that you get.')
      })
      send(reply, answer, 204)
      return reply.send()
    })

    http.post<OfOne>('/report-schedules/:id/take-over', { schema: { params } }, async (request, reply) => {
      const answer = await write(system, callerOf(request), async context => {
        const { rights, actor, tx, ed } = context
        if (!rights.has('administer')) throw noRight('Only an administrator takes over what somebody else has sent.')
        const { id } = await ownSchedule(context, request.params.id)
        await tx.query(sql`update ${rows.logOf(ed)}.report_schedule set owner_id = ${actor.userId} where id = ${id}`)
      })
      send(reply, answer, 204)
      return reply.send()
    })
  }
}

/** Begins a run by hand; throws `report-schedule/running`. */
async function startRun(
  { jobs }: Door,
  { tx, ed, actor }: WriteContext,
  schedule: string,
  owner: string,
): Promise<{ run: string; job: string }> {
  const run = await rows.insertRun(tx, ed, { schedule, because: 'hand', by: actor.userId })
  if (run === undefined) throw runningSchedule('The report is being sent already.')
  return { run, job: await jobs.start(tx, sendingJob, { run }, owner) }
}

/** To whom the caller may send besides people: names and labels. */
function rolesFor({ rights, catalog }: Context): readonly Pick<RoleDefinition, 'name' | 'label'>[] {
  if (!rights.has('analyse')) return []
  return catalog.symbols.all('role').map(({ name: role, label }) => ({ name: role, label }))
}

/** One that the caller may change, locked; throws `report-schedule/unknown`. */
async function ownSchedule(context: WriteContext, id: string): Promise<ScheduleRow> {
  const row = await rows.findSchedule(context.tx, context.ed, id, 'for update')
  // What was sent once is told by its runs, and that is all: it never becomes a schedule.
  if (!row || row.cron === '' || !mayChange(context, row))
    throw unknownSchedule('There is no such scheduled report of yours.')
  return row
}

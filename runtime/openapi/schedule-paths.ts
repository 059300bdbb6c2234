/** The addresses below /api/report-schedules. */
import {
  resumeBodySchema,
  scheduleBodySchema,
  sendingBodySchema,
  timesBodySchema,
} from '../reports/schedules/schedule-routes.ts'
import { arrayOf, type JsonSchema, nullable, ref, shape } from './json-schema.ts'
import type { PathList } from './object-paths.ts'

const text: JsonSchema = { type: 'string' }
const flag: JsonSchema = { type: 'boolean' }

/** For everybody: what each may do with one is said by the answers. */
export function addSchedulePaths(list: PathList): void {
  const tag = 'reports'
  const path = '/api/report-schedules'
  const person = shape({ id: text, title: nullable(text) })
  const schedule = shape({
    id: text,
    name: text,
    report: nullable(text),
    parameters: { type: 'object' },
    period: {},
    filter: {},
    format: text,
    cron: text,
    daysOff: text,
    timeZone: text,
    users: arrayOf(person),
    roles: arrayOf(text),
    message: nullable(text),
    onlyWithValues: flag,
    active: flag,
    stopped: nullable(text),
    next: nullable(text),
    owner: person,
    mayChange: flag,
    iGet: flag,
    last: nullable(shape({ at: text, state: text })),
  })
  const delivery = shape({ user: person, state: text, link: flag, problem: nullable(ref('Problem')), at: text })
  const run = shape({
    id: text,
    because: text,
    startedAt: text,
    endedAt: nullable(text),
    state: text,
    problem: nullable(ref('Problem')),
    deliveries: arrayOf(delivery),
  })
  list.add('get', {
    id: 'reports.schedules',
    summary: 'Reports that you have sent, and those that you get',
    tag,
    path,
    query: { report: text },
    answers: {
      200: shape({
        schedules: arrayOf(schedule),
        roles: arrayOf(shape({ name: text, label: { type: 'object' } })),
        mail: flag,
        held: nullable(shape({ since: text, backup: text })),
      }),
    },
  })
  const body = scheduleBodySchema
  list.add('post', {
    id: 'reports.schedules.create',
    summary: 'Have a report sent by mail',
    tag,
    path,
    body,
    answers: { 201: shape({ id: text }) },
  })
  list.add('post', {
    id: 'reports.schedules.send',
    summary: 'Send a report once, now; `…/{id}/runs` tells how it went',
    tag,
    path: `${path}/send`,
    body: sendingBodySchema,
    answers: { 202: shape({ id: text, run: text, job: text }) },
  })
  list.add('post', {
    id: 'reports.schedules.resume',
    summary: 'Let a restored system send again, as an administrator',
    tag,
    path: `${path}/resume`,
    body: resumeBodySchema,
    answers: { 204: null },
  })
  list.add('post', {
    id: 'reports.schedules.times',
    summary: 'When a schedule would come next',
    tag,
    path: `${path}/times`,
    body: timesBodySchema,
    answers: { 200: shape({ times: arrayOf(text) }) },
  })
  const one = { tag, path: `${path}/{id}`, answers: { 204: null } }
  list.add('put', { ...one, id: 'reports.schedules.update', summary: 'Change one of yours', body })
  list.add('delete', { ...one, id: 'reports.schedules.delete', summary: 'Do not send it any more' })
  list.add('get', {
    id: 'reports.schedules.runs',
    summary: 'When it was sent, and what everybody got',
    tag,
    path: `${path}/{id}/runs`,
    answers: { 200: shape({ runs: arrayOf(run) }) },
  })
  list.add('post', {
    id: 'reports.schedules.run',
    summary: 'Send it now',
    tag,
    path: `${path}/{id}/run`,
    answers: { 202: shape({ run: text, job: text }) },
  })
  list.add('post', {
    ...one,
    id: 'reports.schedules.leave',
    summary: 'Do not get it any more',
    path: `${path}/{id}/leave`,
  })
  list.add('post', {
    ...one,
    id: 'reports.schedules.takeOver',
    summary: 'Take over what somebody else has sent, as an administrator',
    path: `${path}/{id}/take-over`,
  })
}

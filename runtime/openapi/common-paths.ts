import { ownChoices, ownTexts } from '../catalog/change-me.ts'
import type { World } from '../query/path.ts'
import { arrayOf, type JsonSchema, nullable, ref, shape } from './json-schema.ts'
import type { PathList } from './object-paths.ts'
import { addStoredPaths } from './stored-paths.ts'

const text: JsonSchema = { type: 'string' }

/** The addresses outside /api/records. */
export function addCommonPaths(list: PathList, world: World): void {
  const me = shape(
    {},
    Object.fromEntries([
      ...ownTexts.map(name => [name, nullable(text)]),
      ...ownChoices.map(name => [name, { type: 'boolean' }]),
    ]),
  )
  const tag = 'application'
  list.add('get', {
    id: 'catalog',
    summary: 'What the application is made of, for you',
    tag,
    path: '/api/catalog',
    answers: { 200: ref('Catalog'), 304: null },
  })
  list.add('get', {
    id: 'me',
    summary: 'Who you are',
    tag,
    path: '/api/me',
    query: { optional: { type: 'boolean', description: 'Answer a stranger with 204.' } },
    answers: { 200: ref('Me'), 204: null },
  })
  list.add('patch', {
    id: 'me.update',
    summary: 'Change what is your own',
    tag,
    path: '/api/me',
    body: me,
    answers: { 200: ref('Me') },
  })
  list.add('get', {
    id: 'openapi',
    summary: 'This description',
    tag,
    path: '/api/openapi.json',
    answers: { 200: { type: 'object', required: ['openapi', 'paths'] } },
  })
  list.add('get', {
    id: 'search',
    summary: 'Find records of all kinds',
    tag,
    path: '/api/search',
    query: { q: text, objects: text, limit: { type: 'integer' } },
    answers: { 200: ref('Hits') },
  })
  list.add('get', {
    id: 'recent',
    summary: 'What you made or changed lately',
    tag,
    path: '/api/recent',
    answers: { 200: ref('Recent') },
  })
  list.add('get', {
    id: 'recycle-bin',
    summary: 'What was deleted',
    tag,
    path: '/api/recycle-bin',
    query: { object: text, limit: { type: 'integer' }, after: text },
    answers: { 200: ref('Deleted') },
  })
  const view = { type: 'object', required: ['name', 'object', 'definition'] }
  list.add('get', {
    id: 'personal-lists',
    summary: 'Your views and those shared with you',
    tag,
    path: '/api/personal-lists',
    query: { object: text },
    answers: { 200: ref('PersonalLists') },
  })
  list.add('post', {
    id: 'personal-lists.create',
    summary: 'Keep a view',
    tag,
    path: '/api/personal-lists',
    body: view,
    answers: { 201: ref('PersonalList') },
  })
  list.add('put', {
    id: 'personal-lists.update',
    summary: 'Change a view of yours',
    tag,
    path: '/api/personal-lists/{id}',
    body: view,
    answers: { 200: ref('PersonalList') },
  })
  list.add('delete', {
    id: 'personal-lists.delete',
    summary: 'Remove a view of yours',
    tag,
    path: '/api/personal-lists/{id}',
    answers: { 204: null },
  })
  addTold(list)
  addAbsences(list)
  addStoredPaths(list, world)
  addAdministration(list, world)
}

/** What comes to people by itself. */
function addTold(list: PathList): void {
  const tag = 'notifications'
  const path = '/api/notifications'
  list.add('get', {
    id: 'notifications',
    summary: 'What you were told',
    tag,
    path,
    query: { unread: { type: 'boolean' }, limit: { type: 'integer' }, after: text },
    answers: { 200: ref('Notifications') },
  })
  list.add('post', {
    id: 'notifications.read',
    summary: 'Say that you have read one',
    tag,
    path: `${path}/{id}/read`,
    answers: { 204: null },
  })
  list.add('post', {
    id: 'notifications.read-all',
    summary: 'Say that you have read all',
    tag,
    path: `${path}/read-all`,
    answers: { 204: null },
  })
  list.add('get', {
    id: 'events',
    summary: 'What changes while you look, as server-sent events: ids only',
    tag,
    path: '/api/events',
    query: { after: text },
    answers: { 200: text },
    answersAs: 'text/event-stream',
  })
}

/** When the caller is away. */
function addAbsences(list: PathList): void {
  const tag = 'absences'
  const path = '/api/absences'
  const day: JsonSchema = { type: 'string', format: 'date' }
  const days = { from: day, to: day }
  const note = nullable(text)
  const body = shape(days, { substitute: nullable(text), note })
  const absence = shape({ id: text, ...days, substitute: nullable(ref('Reference')), note })
  const answers = { 200: shape({ absences: arrayOf(absence) }) }
  list.add('get', { id: 'absences', summary: 'When you are away', tag, path, answers })
  list.add('post', {
    id: 'absences.create',
    summary: 'Say when you are away, and who stands in for you',
    tag,
    path,
    body,
    answers: { 201: shape({ id: text }) },
  })
  const one = { tag, path: `${path}/{id}`, answers: { 204: null } }
  list.add('put', { ...one, id: 'absences.update', summary: 'Change an absence of yours', body })
  list.add('delete', { ...one, id: 'absences.delete', summary: 'Take an absence of yours back' })
}

function addAdministration(list: PathList, { rights }: World): void {
  const tag = 'administration'
  if (rights.has('audit')) {
    list.add('get', {
      id: 'audit',
      summary: 'The journal of everything',
      tag,
      path: '/api/admin/audit',
      query: { object: text, record: text, user: text, action: text, after: text },
      answers: { 200: ref('Audit') },
    })
  }
  if (!rights.has('administer')) return
  list.add('get', {
    id: 'roles',
    summary: 'Roles and how many people hold them',
    tag,
    path: '/api/admin/roles',
    answers: { 200: ref('Roles') },
  })
  list.add('get', {
    id: 'revisions',
    summary: 'What was promoted',
    tag,
    path: '/api/admin/revisions',
    answers: { 200: ref('Revisions') },
  })
  list.add('get', {
    id: 'jobs',
    summary: 'The jobs of everybody',
    tag,
    path: '/api/admin/jobs',
    answers: { 200: ref('Jobs') },
  })
  const moment: JsonSchema = { type: 'string', format: 'date-time' }
  const mail = shape({
    id: text,
    state: { enum: ['queued', 'sending', 'sent', 'failed'] },
    to: nullable(text),
    subject: nullable(text),
    attempts: { type: 'integer' },
    error: nullable(text),
    createdAt: moment,
    sentAt: nullable(moment),
    nextAt: nullable(moment),
  })
  list.add('get', {
    id: 'mail',
    summary: 'Outgoing mails; `from` is null while mail is off',
    tag,
    path: '/api/admin/mail',
    query: { state: text, after: text },
    answers: { 200: shape({ from: nullable(text), mails: arrayOf(mail) }, { after: text }) },
  })
  list.add('post', {
    id: 'mail.retry',
    summary: 'Try a mail that failed once more',
    tag,
    path: '/api/admin/mail/{id}/retry',
    answers: { 204: null },
  })
}

/** What can be asked whatever the objects are: the catalog, stored lists and queries, search, personal things, administration. */
import { actorCatalog } from '../catalog/actor-catalog.ts'
import { ownChoices, ownTexts } from '../catalog/change-me.ts'
import { printBodySchema } from '../documents/print-routes.ts'
import { homeSchema, keptDashboardSchema } from '../personal/personal-dashboard-routes.ts'
import { keptReportSchema } from '../personal/personal-report-routes.ts'
import type { World } from '../query/path.ts'
import { listBodySchema, listQuerySchema } from '../records/list-request.ts'
import { drillBodySchema, ownReportBodySchema, reportBodySchema } from '../reports/report-routes.ts'
import type { PathList } from './object-paths.ts'
import { addSchedulePaths } from './schedule-paths.ts'
import { arrayOf, type JsonSchema, nullable, ref, shape } from './shared-schemas.ts'

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
  addStored(list, world)
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

function addStored(list: PathList, world: World): void {
  const { documents, lists, queries, reports } = actorCatalog(world)
  for (const item of lists) {
    const common = {
      tag: 'lists',
      path: `/api/lists/${encodeURIComponent(item.name)}`,
      answers: { 200: ref('Records') },
    }
    const summary = item.label.en ?? item.name
    list.add('get', { ...common, id: item.id, summary, query: listQuerySchema.properties })
    list.add('post', { ...common, id: `${item.id}.query`, summary, body: listBodySchema })
  }
  for (const item of queries) {
    const isGrouped = (item.groups ?? []).length + (item.measures ?? []).length > 0
    const answers = { 200: ref(isGrouped ? 'Rows' : 'Records') }
    const common = { tag: 'queries', path: `/api/queries/${encodeURIComponent(item.name)}`, answers }
    const summary = item.label.en ?? item.name
    const shared: Record<string, JsonSchema> = { record: text, limit: { type: 'integer' }, after: text }
    list.add('get', { ...common, id: item.id, summary, query: { ...shared, parameters: text } })
    const parameters = shape({}, Object.fromEntries((item.parameters ?? []).map(({ name }) => [name, {}])))
    list.add('post', { ...common, id: `${item.id}.query`, summary, body: shape({}, { ...shared, parameters }) })
  }
  for (const item of documents) {
    list.add('post', {
      tag: 'documents',
      summary: item.label.en ?? item.name,
      id: `${item.id}.print`,
      path: `/api/documents/${encodeURIComponent(item.name)}/print`,
      body: printBodySchema,
      answers: { 202: shape({ job: { type: 'string', format: 'uuid' } }) },
    })
  }
  for (const item of reports) {
    const common = { tag: 'reports', summary: item.label.en ?? item.name, answers: { 200: ref('Report') } }
    const path = `/api/reports/${encodeURIComponent(item.name)}`
    list.add('get', { ...common, id: item.id, path, query: { parameters: text, period: text, run: text } })
    list.add('post', { ...common, id: `${item.id}.query`, path, body: reportBodySchema })
    const csv = { 200: text }
    const query = { parameters: text, period: text, run: text, format: { enum: ['csv', 'xlsx', 'pdf'] } }
    list.add('get', {
      ...common,
      id: `${item.id}.export`,
      path: `${path}/export`,
      query,
      answers: csv,
      answersAs: 'text/csv',
    })
    const answers = { 200: ref('Drilled') }
    list.add('post', { ...common, id: `${item.id}.drill`, path: `${path}/drill`, body: drillBodySchema, answers })
  }
  addReports(list)
  addPersonalReports(list)
  addPersonalDashboards(list)
  addSchedulePaths(list)
}

function addPersonalDashboards(list: PathList): void {
  const tag = 'dashboards'
  const all = { tag, path: '/api/personal-dashboards' }
  const one = { tag, path: '/api/personal-dashboards/{id}' }
  list.add('get', {
    ...all,
    id: 'personal-dashboards',
    summary: 'Dashboards that you keep and those shared with you, and which is your home page',
    answers: { 200: ref('PersonalDashboards') },
  })
  list.add('post', {
    ...all,
    id: 'personal-dashboards.create',
    summary: 'Keep a dashboard',
    body: keptDashboardSchema,
    answers: { 201: ref('PersonalDashboard') },
  })
  list.add('put', {
    ...one,
    id: 'personal-dashboards.update',
    summary: 'Change a dashboard that you keep',
    body: keptDashboardSchema,
    answers: { 200: ref('PersonalDashboard') },
  })
  list.add('delete', {
    ...one,
    id: 'personal-dashboards.delete',
    summary: 'Remove a dashboard that you keep',
    answers: { 204: null },
  })
  list.add('put', {
    tag,
    path: '/api/home-dashboard',
    id: 'home-dashboard',
    summary: 'Choose your home page',
    body: homeSchema,
    answers: { 200: ref('HomeDashboard') },
  })
}

function addPersonalReports(list: PathList): void {
  const tag = 'reports'
  const path = '/api/personal-reports'
  list.add('get', {
    id: 'personal-reports',
    summary: 'Reports that you keep and those shared with you',
    tag,
    path,
    query: { object: text },
    answers: { 200: ref('PersonalReports') },
  })
  list.add('post', {
    id: 'personal-reports.create',
    summary: 'Keep a report',
    tag,
    path,
    body: keptReportSchema,
    answers: { 201: ref('PersonalReport') },
  })
  const one = { tag, path: `${path}/{id}` }
  list.add('put', {
    ...one,
    id: 'personal-reports.update',
    summary: 'Change a report that you keep',
    body: keptReportSchema,
    answers: { 200: ref('PersonalReport') },
  })
  list.add('delete', {
    ...one,
    id: 'personal-reports.delete',
    summary: 'Remove a report that you keep',
    answers: { 204: null },
  })
  list.add('get', {
    id: 'reports.definition',
    summary: 'What a report says, to make another from it',
    tag,
    path: '/api/reports/{name}/definition',
    answers: { 200: ref('ReportToEdit') },
  })
  const kept = { tag, summary: 'A report that somebody keeps, by its id', path: '/api/reports/{name}' }
  const query = { parameters: text, period: text, run: text }
  const answers = { 200: ref('Report') }
  list.add('get', { ...kept, id: 'reports.kept', query, answers })
  list.add('post', { ...kept, id: 'reports.kept.query', body: reportBodySchema, answers })
  list.add('get', {
    ...kept,
    id: 'reports.kept.export',
    path: `${kept.path}/export`,
    query,
    answers: { 200: text },
    answersAs: 'text/csv',
  })
  list.add('post', {
    ...kept,
    id: 'reports.kept.drill',
    path: `${kept.path}/drill`,
    body: drillBodySchema,
    answers: { 200: ref('Drilled') },
  })
}

function addReports(list: PathList): void {
  const tag = 'reports'
  list.add('post', {
    id: 'reports.cancel',
    summary: 'End a report of yours that is under way',
    tag,
    path: '/api/report-runs/{run}/cancel',
    answers: { 200: shape({ cancelled: { type: 'boolean' } }) },
  })
  list.add('get', {
    id: 'reports.run',
    summary: 'How long a report of yours has been under way, and how long it will be, about',
    tag,
    path: '/api/report-runs/{run}',
    answers: {
      200: shape(
        { state: { enum: ['waiting', 'running', 'none'] } },
        {
          elapsed: { type: 'integer', description: 'Milliseconds.' },
          expected: shape({ milliseconds: { type: 'integer' }, basis: { enum: ['earlier', 'planner'] } }),
        },
      ),
    },
  })
  list.add('post', {
    id: 'reports.own',
    summary: 'Ask a report of your own, or a variant of one that you may open',
    tag,
    path: '/api/reports',
    body: ownReportBodySchema,
    answers: { 200: ref('Report') },
  })
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

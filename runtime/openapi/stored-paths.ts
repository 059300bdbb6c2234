/** What stored definitions answer, and people's own: lists, queries, reports, dashboards, documents. */
import { actorCatalog } from '../catalog/actor-catalog.ts'
import { printBodySchema } from '../documents/print-routes.ts'
import { homeSchema, keptDashboardSchema } from '../personal/dashboard-bodies.ts'
import { keptReportSchema } from '../personal/personal-report-routes.ts'
import type { World } from '../query/path.ts'
import { listBodySchema, listQuerySchema } from '../records/list-request.ts'
import { drillBodySchema, ownReportBodySchema, reportBodySchema } from '../reports/report-routes.ts'
import { type JsonSchema, ref, shape } from './json-schema.ts'
import type { PathList } from './object-paths.ts'
import { addSchedulePaths } from './schedule-paths.ts'

const text: JsonSchema = { type: 'string' }

/** The addresses of what is defined or kept. */
export function addStoredPaths(list: PathList, world: World): void {
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

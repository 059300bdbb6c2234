/** Cases of all other routes: definitions, people, files, jobs, signing in. */
import { expect } from 'vitest'

import { about, type RouteCases, reading } from './case.ts'
import { foreigner, type World } from './world.ts'

const unknownField = { status: 400, code: 'field/unknown', like: 'secret' } as const
const denied = { status: 403, code: 'access/denied' } as const
const unknownDefinition = { status: 404, code: 'definition/unknown' } as const
const rule = (field: string, operator: string, value: unknown) => ({
  combinator: 'and',
  rules: [{ field, operator, value }],
})
const nobody = 'everybody may ask, also somebody who is not signed in'

/** By route. */
export function otherCases({ own, foreign, hiddenReport }: World): Readonly<Record<string, RouteCases>> {
  const view = (field: string) => ({ name: 'V', object: '客户', definition: { columns: [{ field }] } })
  const kept = (field: string, more: object = {}) => ({
    name: 'R',
    report: { object: '客户', rows: [{ id: 'row', field }], measures: [{ as: 'n', fn: 'count' }] },
    ...more,
  })
  const board = (report: string, more: object = {}) => ({
    name: 'B',
    definition: { tiles: [{ id: 'tile', type: 'report', report }] },
    ...more,
  })
  const noBoard = { status: 404, code: 'personal-dashboard/unknown' } as const
  const badBoard = { status: 400, code: 'dashboard/invalid', lacks: ['Hidden'] } as const
  const incomplete = { status: 422, code: 'personal-report/incomplete', lacks: ['secret', 'Hidden report'] } as const
  const unknownReport = { status: 404, code: 'personal-report/unknown' } as const
  const schedule = (report: string) => ({
    report,
    format: 'csv',
    cron: '0 8 * * *',
    daysOff: 'send',
    users: [own.user],
  })
  const sending = (report: string) => ({ report, format: 'csv', users: [own.user] })
  const ofSchedule = (body?: object, way = ''): RouteCases =>
    about('what one has sent', {
      foreign: [
        {
          path: `/api/report-schedules/${foreign.schedule}${way}`,
          ...(body ? { body } : {}),
          status: 404,
          code: 'report-schedule/unknown',
        },
      ],
    })
  const administrator = (what: string, path: string): RouteCases =>
    about(what, {
      right: [
        { path, ...denied },
        { path, who: 'auditor', ...denied },
      ],
    })
  return {
    'GET /api/catalog': reading({
      hidden: [{ path: '/api/catalog', status: 200, sees: '客户', lacks: ['"secret"', '"tax_id"', '{secret}'] }],
      foreign: 'It tells of no records.',
      right: [{ path: '/api/catalog', status: 200, sees: '客户', lacks: ['"heads_only"', '"ticket"', '"folder"'] }],
    }),
    'GET /api/openapi.json': reading({
      hidden: [{ path: '/api/openapi.json', status: 200, sees: '客户', lacks: ['"secret"', '"tax_id"'] }],
      foreign: 'It tells of no records.',
      right: [{ path: '/api/openapi.json', status: 200, sees: '客户', lacks: ['"ticket"', '"folder"'] }],
    }),
    'GET /api/me': about('oneself: everybody may see his own name, login and roles'),
    'PATCH /api/me': about('oneself', {
      readOnly: [{ path: '/api/me', body: { login: 'admin' }, status: 400, code: 'request/invalid' }],
      right: [{ path: '/api/me', body: { roles: ['sys-role-administrator'] }, status: 400, code: 'request/invalid' }],
    }),
    'GET /api/lists/:name': reading({
      hidden: [
        { path: '/api/lists/customers', status: 200, sees: 'Own', lacks: ['secret'] },
        { path: '/api/lists/customers?fields=secret', ...unknownField },
        { path: '/api/lists/open_deals', status: 200, sees: 'Own', lacks: ['chance', 'secret'] },
      ],
      foreign: [{ path: '/api/lists/customers?count=true', status: 200, sees: '"count":1' }],
      right: [
        { path: '/api/lists/heads_only', ...unknownDefinition },
        { path: '/api/lists/customers', who: 'nobody', ...unknownDefinition },
      ],
    }),
    'POST /api/lists/:name': reading({
      hidden: [
        { path: '/api/lists/customers', body: { filter: rule('secret', '=', 'x') }, ...unknownField },
        { path: '/api/lists/customers', body: { sort: 'secret' }, ...unknownField },
        { path: '/api/lists/open_deals', body: {}, status: 200, sees: 'totals', lacks: ['chance', 'secret'] },
      ],
      foreign: [{ path: '/api/lists/open_deals', body: { count: true }, status: 200, sees: '"count":1' }],
      right: [{ path: '/api/lists/heads_only', body: {}, ...unknownDefinition }],
    }),
    'GET /api/queries/:name': reading({
      hidden: [{ path: '/api/queries/by_secret', ...denied }],
      foreign: [{ path: `/api/queries/deals_of_record?record=${foreign.customer}`, status: 200, sees: '"records":[]' }],
      right: [{ path: '/api/queries/by_stage', who: 'nobody', ...unknownDefinition }],
    }),
    'POST /api/queries/:name': reading({
      hidden: [{ path: '/api/queries/by_secret', body: {}, ...denied }],
      foreign: [
        { path: '/api/queries/by_stage', body: {}, status: 200, sees: '"n":1' },
        {
          path: '/api/queries/large_deals',
          body: { parameters: { amount: 1, of: foreign.customer } },
          status: 200,
          sees: '"records":[]',
        },
      ],
      right: [{ path: '/api/queries/by_stage', body: {}, who: 'nobody', ...unknownDefinition }],
    }),
    'GET /api/reports/:name': reading({
      hidden: [
        { path: `/api/reports/${hiddenReport}`, ...incomplete },
        { path: '/api/reports/secret_pivot', ...denied },
        { path: '/api/reports/deal_pivot', status: 200, sees: '"as":"n"', lacks: ['odds', 'twice', 'chance'] },
      ],
      foreign: [
        { path: '/api/reports/deal_pivot', status: 200, sees: 'Own', lacks: [foreign.customer] },
        { path: `/api/reports/${own.report}`, status: 200, sees: 'Own', lacks: [foreign.customer] },
        { path: `/api/reports/${foreign.report}`, ...unknownReport, like: foreign.report },
      ],
      right: [
        { path: '/api/reports/heads_pivot', ...unknownDefinition },
        { path: '/api/reports/deal_pivot', who: 'nobody', ...unknownDefinition },
      ],
    }),
    'GET /api/reports/:name/definition': reading({
      hidden: [
        {
          path: '/api/reports/deal_pivot/definition',
          status: 200,
          sees: '"hidden":true',
          lacks: ['chance', 'odds', 'twice'],
        },
        { path: `/api/reports/${hiddenReport}/definition`, ...unknownReport, lacks: ['secret', 'Hidden report'] },
      ],
      foreign: [
        { path: `/api/reports/${own.report}/definition`, status: 200, sees: '"mine":true' },
        { path: `/api/reports/${foreign.report}/definition`, ...unknownReport, like: foreign.report },
      ],
      right: [{ path: '/api/reports/heads_pivot/definition', ...unknownDefinition }],
    }),
    'GET /api/reports/:name/export': reading({
      hidden: [
        { path: `/api/reports/${hiddenReport}/export`, ...incomplete },
        { path: '/api/reports/secret_pivot/export', ...denied },
        { path: '/api/reports/deal_pivot/export', status: 200, sees: 'Own', lacks: ['odds', 'twice', 'chance'] },
      ],
      foreign: [
        { path: '/api/reports/deal_pivot/export', status: 200, sees: 'Own', lacks: [foreign.customer] },
        { path: `/api/reports/${foreign.report}/export`, ...unknownReport, like: foreign.report },
      ],
      right: [{ path: '/api/reports/heads_pivot/export', ...unknownDefinition }],
    }),
    'GET /api/records/:object/:id/documents': reading({
      hidden: [
        {
          path: `/api/records/deal/${own.deal}/documents`,
          status: 200,
          sees: 'deal_letter',
          lacks: ['heads_letter', 'small_letter'],
        },
      ],
      foreign: [{ path: `/api/records/deal/${foreign.deal}/documents`, status: 404, code: 'record/unknown' }],
      right: [{ path: `/api/records/deal/${own.deal}/documents`, who: 'nobody', status: 404, code: 'object/unknown' }],
    }),
    'GET /api/records/:object/:id/documents/:name': reading({
      hidden: 'It prints what the preview shows.',
      foreign: [
        { path: `/api/records/deal/${foreign.deal}/documents/deal_letter`, status: 404, code: 'record/unknown' },
      ],
      right: [
        { path: `/api/records/deal/${own.deal}/documents/heads_letter`, ...unknownDefinition },
        { path: `/api/records/deal/${own.deal}/documents/small_letter`, status: 409, code: 'document/not-offered' },
      ],
    }),
    'GET /api/records/:object/:id/documents/:name/preview': reading({
      hidden: [
        {
          path: `/api/records/deal/${own.deal}/documents/deal_letter/preview`,
          status: 200,
          sees: '[]',
          lacks: ['0.1357'],
        },
      ],
      foreign: [
        {
          path: `/api/records/deal/${foreign.deal}/documents/deal_letter/preview`,
          status: 404,
          code: 'record/unknown',
        },
      ],
      right: [
        { path: `/api/records/deal/${own.deal}/documents/heads_letter/preview`, ...unknownDefinition },
        {
          path: `/api/records/deal/${own.deal}/documents/small_letter/preview`,
          status: 409,
          code: 'document/not-offered',
        },
        { path: `/api/records/lead/${own.lead}/documents/deal_letter/preview`, ...unknownDefinition },
      ],
    }),
    'GET /api/records/:object/:id/printed-documents': reading({
      hidden: 'What was printed with hidden fields is left out: tests/runtime/documents/printing.test.ts.',
      foreign: [{ path: `/api/records/deal/${foreign.deal}/printed-documents`, status: 404, code: 'record/unknown' }],
      right: [
        { path: `/api/records/deal/${own.deal}/printed-documents`, who: 'nobody', status: 404, code: 'object/unknown' },
      ],
    }),
    'POST /api/documents/:name/print': {
      hidden: [
        {
          path: '/api/documents/deal_letter/print',
          body: { filter: { combinator: 'and', rules: [{ field: 'chance', operator: 'notNull' }] } },
          status: 400,
          code: 'field/unknown',
        },
      ],
      readOnly: 'It changes no value.',
      foreign: [
        {
          path: '/api/documents/deal_letter/print',
          body: { ids: [foreign.deal] },
          status: 202,
          async check(at, { body }) {
            expect(await at.full.jobEnd(body.job)).toMatchObject({ state: 'done', rejected: 1, result: { file: null } })
            const errors = await at.ask('clerk', { method: 'GET', path: `/api/jobs/${body.job}/errors.csv` })
            expect(errors.text).toContain('record/unknown')
          },
        },
      ],
      right: [
        { path: '/api/documents/heads_letter/print', body: { ids: [own.deal] }, ...unknownDefinition },
        { path: '/api/documents/deal_letter/print', body: { ids: [own.deal] }, who: 'nobody', ...unknownDefinition },
      ],
    },
    'POST /api/reports/:name': reading({
      hidden: [
        { path: '/api/reports/secret_pivot', body: {}, ...denied },
        { path: `/api/reports/${hiddenReport}`, body: {}, ...incomplete },
      ],
      foreign: [
        { path: '/api/reports/deal_pivot', body: {}, status: 200, sees: 'Own', lacks: [foreign.customer] },
        { path: `/api/reports/${foreign.report}`, body: {}, ...unknownReport, like: foreign.report },
      ],
      right: [{ path: '/api/reports/heads_pivot', body: {}, ...unknownDefinition }],
    }),
    'POST /api/reports/:name/drill': reading({
      hidden: [
        { path: '/api/reports/secret_pivot/drill', body: {}, ...denied },
        { path: `/api/reports/${hiddenReport}/drill`, body: {}, ...incomplete },
        { path: '/api/reports/deal_pivot/drill', body: { fields: ['chance'] }, status: 400, code: 'field/unknown' },
        { path: '/api/reports/deal_pivot/drill', body: {}, status: 200, sees: own.deal, lacks: ['chance', '"filter"'] },
      ],
      foreign: [
        { path: '/api/reports/deal_pivot/drill', body: {}, status: 200, sees: '"count":1', lacks: [foreign.deal] },
        { path: `/api/reports/${foreign.report}/drill`, body: {}, ...unknownReport, like: foreign.report },
        {
          path: '/api/reports/deal_pivot/drill',
          body: { columns: [{ value: foreign.customer }] },
          status: 200,
          sees: '"records":[]',
        },
      ],
      right: [{ path: '/api/reports/heads_pivot/drill', body: {}, ...unknownDefinition }],
    }),
    'POST /api/reports': reading({
      hidden: [
        {
          path: '/api/reports',
          body: {
            report: { object: '客户', rows: [{ id: 'row', field: 'secret' }], measures: [{ as: 'n', fn: 'count' }] },
          },
          ...unknownField,
        },
        {
          path: '/api/reports',
          body: { report: { object: '客户', filter: rule('secret', '=', 'x'), measures: [{ as: 'n', fn: 'count' }] } },
          ...unknownField,
        },
      ],
      foreign: [
        {
          path: '/api/reports',
          body: { report: { object: 'deal', measures: [{ as: 'n', fn: 'count' }] } },
          status: 200,
          sees: '"values":[1]',
        },
      ],
      right: [
        {
          path: '/api/reports',
          body: { report: { object: 'deal', measures: [{ as: 'n', fn: 'count' }] } },
          who: 'auditor',
          ...denied,
        },
        {
          path: '/api/reports',
          body: { report: { object: 'deal', measures: [{ as: 'n', fn: 'count' }] }, base: 'heads_pivot' },
          ...unknownDefinition,
        },
        {
          path: '/api/reports',
          body: { report: { object: 'note', measures: [{ as: 'n', fn: 'count' }] } },
          status: 404,
          code: 'object/unknown',
        },
      ],
    }),
    'GET /api/report-runs/:run': about('reports of one’s own that are under way, by ids of one’s own'),
    'POST /api/report-runs/:run/cancel': about('reports of one’s own that are under way, by ids of one’s own'),
    'GET /api/report-schedules': reading({
      hidden: 'It tells which reports are sent when, nothing of their records.',
      foreign: [{ path: '/api/report-schedules', status: 200, sees: own.schedule, lacks: [foreign.schedule] }],
      right: [{ path: '/api/report-schedules', who: 'nobody', status: 200, sees: '"schedules":[]' }],
    }),
    'POST /api/report-schedules/times': about('a calendar'),
    'POST /api/report-schedules/resume': about('what a restored system sends', {
      right: [{ path: '/api/report-schedules/resume', who: 'nobody', body: { mails: 'send' }, ...denied }],
    }),
    'POST /api/report-schedules': {
      hidden: [{ path: '/api/report-schedules', body: schedule('secret_pivot'), ...denied }],
      readOnly: 'It writes no records.',
      foreign: [{ path: '/api/report-schedules', body: schedule(foreign.report), ...unknownReport }],
      right: [{ path: '/api/report-schedules', who: 'nobody', body: schedule('deal_pivot'), ...unknownDefinition }],
    },
    'POST /api/report-schedules/send': {
      hidden: [{ path: '/api/report-schedules/send', body: sending('secret_pivot'), ...denied }],
      readOnly: 'It writes no records.',
      foreign: [{ path: '/api/report-schedules/send', body: sending(foreign.report), ...unknownReport }],
      right: [{ path: '/api/report-schedules/send', who: 'nobody', body: sending('deal_pivot'), ...unknownDefinition }],
    },
    'PUT /api/report-schedules/:id': ofSchedule(schedule('deal_pivot')),
    'DELETE /api/report-schedules/:id': ofSchedule(),
    'GET /api/report-schedules/:id/runs': ofSchedule(undefined, '/runs'),
    'POST /api/report-schedules/:id/run': ofSchedule(undefined, '/run'),
    'POST /api/report-schedules/:id/leave': ofSchedule(undefined, '/leave'),
    'POST /api/report-schedules/:id/take-over': about('what others have sent', {
      foreign: [{ path: `/api/report-schedules/${foreign.schedule}/take-over`, ...denied }],
    }),
    'GET /api/search': reading({
      hidden: [{ path: '/api/search?q=GE1357', status: 200, sees: '"hits":[]' }],
      foreign: [
        { path: '/api/search?q=fremd', status: 200, sees: '"hits":[]' },
        { path: '/api/search?q=Own', status: 200, sees: own.customer },
      ],
      right: [{ path: '/api/search?q=Own', who: 'nobody', status: 200, sees: '"hits":[]' }],
    }),
    'GET /api/recent': reading({
      hidden: 'It tells titles, which leave hidden fields out.',
      foreign: [{ path: '/api/recent', status: 200, sees: 'records', lacks: [foreign.customer, foreign.lead] }],
      right: [{ path: '/api/recent', who: 'nobody', status: 200, sees: '"records":[]' }],
    }),
    'GET /api/personal-lists': reading({
      hidden: [{ path: '/api/personal-lists', status: 200, sees: 'Shared', lacks: ['secret', 'Filtered'] }],
      foreign: [{ path: '/api/personal-lists', status: 200, sees: own.view, lacks: [foreign.view] }],
      right: [{ path: '/api/personal-lists', who: 'nobody', status: 200, sees: '"lists":[]' }],
    }),
    'POST /api/personal-lists': reading({
      hidden: [{ path: '/api/personal-lists', body: view('secret'), ...unknownField }],
      foreign: 'A new view is one’s own.',
      right: [
        { path: '/api/personal-lists', body: { ...view('name'), object: 'note' }, status: 404, code: 'object/unknown' },
      ],
    }),
    'PUT /api/personal-lists/:id': reading({
      hidden: [{ path: `/api/personal-lists/${own.view}`, body: view('secret'), ...unknownField }],
      foreign: [
        { path: `/api/personal-lists/${foreign.view}`, body: view('name'), status: 404, code: 'personal-list/unknown' },
      ],
      right: [
        {
          path: `/api/personal-lists/${own.view}`,
          body: { ...view('name'), object: 'note' },
          status: 404,
          code: 'object/unknown',
        },
      ],
    }),
    'DELETE /api/personal-lists/:id': about('a view of one’s own', {
      foreign: [{ path: `/api/personal-lists/${foreign.view}`, status: 404, code: 'personal-list/unknown' }],
    }),
    'GET /api/personal-reports': reading({
      hidden: [
        { path: '/api/personal-reports', status: 200, sees: 'Shared report', lacks: ['secret', 'Hidden report'] },
      ],
      foreign: [{ path: '/api/personal-reports', status: 200, sees: own.report, lacks: [foreign.report] }],
      right: [{ path: '/api/personal-reports', who: 'nobody', status: 200, sees: '"reports":[]' }],
    }),
    'POST /api/personal-reports': reading({
      hidden: [{ path: '/api/personal-reports', body: kept('secret'), ...unknownField }],
      foreign: 'A new report is one’s own.',
      right: [
        { path: '/api/personal-reports', body: kept('name'), who: 'auditor', ...denied },
        { path: '/api/personal-reports', body: kept('name', { base: 'heads_pivot' }), ...unknownDefinition },
        {
          path: '/api/personal-reports',
          body: kept('name', { base: 'deal_pivot' }),
          status: 400,
          code: 'report/invalid',
        },
      ],
    }),
    'PUT /api/personal-reports/:id': reading({
      hidden: [{ path: `/api/personal-reports/${own.report}`, body: kept('secret'), ...unknownField }],
      foreign: [{ path: `/api/personal-reports/${foreign.report}`, body: kept('name'), ...unknownReport }],
      right: [{ path: `/api/personal-reports/${own.report}`, body: kept('name'), who: 'auditor', ...denied }],
    }),
    'DELETE /api/personal-reports/:id': about('a report of one’s own', {
      foreign: [{ path: `/api/personal-reports/${foreign.report}`, ...unknownReport }],
    }),
    'GET /api/personal-dashboards': reading({
      hidden: [{ path: '/api/personal-dashboards', status: 200, sees: 'Shared board', lacks: ['secret_pivot'] }],
      foreign: [{ path: '/api/personal-dashboards', status: 200, sees: own.dashboard, lacks: [foreign.dashboard] }],
      right: [
        { path: '/api/personal-dashboards', who: 'nobody', status: 200, sees: '"tiles":[]', lacks: ['deal_pivot'] },
      ],
    }),
    'POST /api/personal-dashboards': reading({
      hidden: [{ path: '/api/personal-dashboards', body: board('secret_pivot'), ...badBoard }],
      foreign: [{ path: '/api/personal-dashboards', body: board(foreign.report), ...badBoard }],
      right: [
        { path: '/api/personal-dashboards', body: board('heads_pivot'), ...badBoard },
        { path: '/api/personal-dashboards', body: board('deal_pivot', { base: 'heads_board' }), ...unknownDefinition },
      ],
    }),
    'PUT /api/personal-dashboards/:id': reading({
      hidden: [{ path: `/api/personal-dashboards/${own.dashboard}`, body: board('secret_pivot'), ...badBoard }],
      foreign: [{ path: `/api/personal-dashboards/${foreign.dashboard}`, body: board('deal_pivot'), ...noBoard }],
      right: [
        { path: `/api/personal-dashboards/${own.dashboard}`, who: 'nobody', body: board('deal_pivot'), ...badBoard },
      ],
    }),
    'DELETE /api/personal-dashboards/:id': about('a dashboard of one’s own', {
      foreign: [{ path: `/api/personal-dashboards/${foreign.dashboard}`, ...noBoard }],
    }),
    'PUT /api/home-dashboard': reading({
      hidden: 'It names a dashboard, of which no field is hidden.',
      foreign: [{ path: '/api/home-dashboard', body: { dashboard: foreign.dashboard }, ...noBoard }],
      right: [{ path: '/api/home-dashboard', body: { dashboard: 'heads_board' }, ...unknownDefinition }],
    }),
    'GET /api/admin/roles': administrator('role definitions', '/api/admin/roles'),
    'GET /api/admin/revisions': administrator('revisions', '/api/admin/revisions'),
    'GET /api/admin/jobs': administrator('jobs without their content', '/api/admin/jobs'),
    'GET /api/admin/audit': reading({
      hidden: [
        {
          path: '/api/admin/audit',
          who: 'auditor',
          status: 200,
          sees: 'entries',
          knows: [foreigner],
          lacks: ['"secret"', 'fix-customer-secret'],
        },
        {
          path: '/api/admin/audit?object=客户',
          who: 'auditor',
          status: 200,
          sees: 'entries',
          knows: [foreigner],
          lacks: ['"secret"'],
        },
      ],
      foreign: 'The audit tells of all records: whoever may read it is trusted with them.',
      right: [{ path: '/api/admin/audit', ...denied }],
    }),
    'GET /api/admin/sessions': administrator('sessions', '/api/admin/sessions'),
    'DELETE /api/admin/sessions': administrator('sessions', `/api/admin/sessions?user=${foreign.user}`),
    'DELETE /api/admin/sessions/:id': administrator('sessions', `/api/admin/sessions/${foreign.session}`),
    'POST /api/admin/users/:id/invitation': administrator('signing in', `/api/admin/users/${own.user}/invitation`),
    'POST /api/admin/users/:id/reset': administrator('signing in', `/api/admin/users/${foreign.user}/reset`),
    'GET /api/sessions': about('one’s own sessions', {
      foreign: [{ path: '/api/sessions', status: 200, sees: own.session, lacks: [foreign.session] }],
    }),
    'DELETE /api/sessions/:id': about('one’s own sessions', {
      foreign: [{ path: `/api/sessions/${foreign.session}`, status: 404, code: 'session/unknown' }],
    }),
    'GET /api/api-keys': about('one’s own keys', {
      foreign: [{ path: '/api/api-keys', status: 200, sees: own.key, lacks: [foreign.key] }],
    }),
    'POST /api/api-keys': about('one’s own keys', {
      right: [
        { path: '/api/api-keys', body: { name: 'K', roleId: 'sys-role-administrator' }, ...denied },
        { path: '/api/api-keys', body: { name: 'K', roleId: own.user }, ...denied },
      ],
    }),
    'DELETE /api/api-keys/:id': about('one’s own keys', {
      foreign: [{ path: `/api/api-keys/${foreign.key}`, status: 404, code: 'api-key/unknown' }],
    }),
    'POST /api/sign-in': about(`signing in; ${nobody}`),
    'POST /api/sign-out': about(`one’s own session; ${nobody}`),
    'POST /api/password': about('one’s own password', {
      right: [
        {
          path: '/api/password',
          body: { current: 'not-the-right-one', password: 'correct-horse-8' },
          status: 401,
          code: 'sign-in/refused',
        },
      ],
    }),
    'GET /api/sign-in-links/:token': about(`a secret link; ${nobody}`, {
      foreign: [{ path: `/api/sign-in-links/${'x'.repeat(43)}`, status: 404, code: 'sign-in-link/gone' }],
    }),
    'POST /api/sign-in-links/:token': about(`a secret link; ${nobody}`, {
      foreign: [
        {
          path: `/api/sign-in-links/${'x'.repeat(43)}`,
          body: { password: 'correct-horse-8' },
          status: 404,
          code: 'sign-in-link/gone',
        },
      ],
    }),
    'POST /api/files': about('bytes that belong to no record yet'),
    'GET /api/files/:id': reading({
      hidden: [{ path: `/api/files/${own.file}`, status: 404, code: 'file/unknown' }],
      foreign: [{ path: `/api/files/${foreign.file}`, status: 404, code: 'file/unknown' }],
      right: [{ path: `/api/files/${own.file}`, who: 'nobody', status: 404, code: 'file/unknown' }],
    }),
    'GET /api/notifications': about('what oneself was told; titles only of records that one may see now', {
      foreign: [{ path: '/api/notifications', status: 200, sees: '"notifications"', lacks: [foreigner] }],
    }),
    'POST /api/notifications/:id/read': about('what oneself was told', {
      foreign: [{ path: `/api/notifications/${foreign.customer}/read`, status: 404, code: 'notification/unknown' }],
    }),
    'POST /api/notifications/read-all': about('what oneself was told'),
    'GET /api/events': about('ids of what changed in objects that one may read; tests/runtime/events.test.ts'),
    'GET /api/absences': about('when oneself is away'),
    'POST /api/absences': about('when oneself is away', {
      right: [
        {
          path: '/api/absences',
          body: { from: '2026-01-01', to: '2026-01-01', owner: foreign.user },
          status: 400,
          code: 'request/invalid',
        },
      ],
    }),
    'PUT /api/absences/:id': about('when oneself is away', {
      foreign: [
        {
          path: `/api/absences/${foreign.customer}`,
          body: { from: '2026-01-01', to: '2026-01-01' },
          status: 404,
          code: 'record/unknown',
        },
      ],
    }),
    'DELETE /api/absences/:id': about('when oneself is away', {
      foreign: [{ path: `/api/absences/${foreign.customer}`, status: 404, code: 'record/unknown' }],
    }),
    'GET /api/admin/mail': administrator('outgoing mail', '/api/admin/mail'),
    'POST /api/admin/mail/:id/retry': administrator('outgoing mail', `/api/admin/mail/${foreign.customer}/retry`),
    'GET /api/jobs': about('one’s own jobs', {
      foreign: [{ path: '/api/jobs', status: 200, sees: own.job, lacks: [foreign.job] }],
    }),
    'GET /api/jobs/:id': about('jobs', {
      foreign: [{ path: `/api/jobs/${foreign.job}`, status: 404, code: 'job/unknown' }],
      right: [{ path: `/api/jobs/${own.job}`, who: 'auditor', status: 404, code: 'job/unknown' }],
    }),
    'POST /api/jobs/:id/cancel': about('jobs', {
      foreign: [
        {
          path: `/api/jobs/${foreign.job}/cancel`,
          status: 404,
          code: 'job/unknown',
          async check(world) {
            expect(await world.full.jobEnd(foreign.job)).toMatchObject({ state: 'done' })
          },
        },
      ],
      right: [{ path: `/api/jobs/${own.job}/cancel`, who: 'auditor', status: 404, code: 'job/unknown' }],
    }),
    'GET /api/jobs/:id/errors.csv': about('jobs', {
      foreign: [{ path: `/api/jobs/${foreign.job}/errors.csv`, status: 404, code: 'job/unknown' }],
      right: [{ path: `/api/jobs/${own.job}/errors.csv`, who: 'auditor', status: 404, code: 'job/unknown' }],
    }),
  }
}

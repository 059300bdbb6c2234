/** Cases of the routes that read and write records. */
import { expect } from 'vitest'

import { type AccessCase, type RouteCases, reading } from './case.ts'
import { foreigner, marker, type World } from './world.ts'

const rule = (field: string, operator: string, value: unknown) => ({
  combinator: 'and',
  rules: [{ field, operator, value }],
})
const json = (value: unknown) => encodeURIComponent(JSON.stringify(value))
const any = { 'if-match': '*' }
const csv = { 'content-type': 'text/csv' }
const unknownField = { status: 400, code: 'field/unknown', like: 'secret' } as const
const notValid = { status: 422, code: 'record/invalid' } as const
const gone = { status: 404, code: 'record/unknown' } as const
const denied = { status: 403, code: 'access/denied' } as const
/** Somebody without any right to an object does not know of it. */
const noObject = { status: 404, code: 'object/unknown' } as const
const noFields = 'It names no fields.'

/** Questions in all the words of a list request, about a hidden field. */
function hiddenQuestions(path: string): AccessCase[] {
  return [
    { path: `${path}?fields=secret`, ...unknownField },
    { path: `${path}?sort=-secret`, ...unknownField },
    { path: `${path}?filter=${json(rule('secret', '=', 'x'))}`, ...unknownField },
    { path: `${path}?search=${marker}`, status: 200 },
    { path, status: 200, sees: 'Own', lacks: ['secret'] },
  ]
}

function hiddenBodies(path: string): AccessCase[] {
  return [
    { path, body: { fields: ['name', 'secret'] }, ...unknownField },
    { path, body: { sort: ['secret'] }, ...unknownField },
    { path, body: { filter: rule('secret', 'notNull', null) }, ...unknownField },
    {
      path,
      body: { filter: children('deals', rule('chance', '>', '0')) },
      ...unknownField,
      like: 'chance',
    },
    { path, body: { search: marker }, status: 200 },
    { path, body: {}, status: 200, sees: 'Own', lacks: ['secret'] },
  ]
}

function children(field: string, value: object) {
  return { combinator: 'and', rules: [{ field, match: { mode: 'any' }, value }] }
}

/** By route; `:object` and the ids are filled in. */
export function recordCases({ own, foreign }: World): Readonly<Record<string, RouteCases>> {
  const customers = '/api/records/客户'
  const mine = `${customers}/${own.customer}`
  const theirs = `${customers}/${foreign.customer}`
  const lead = `/api/records/lead/${own.lead}`
  const unchanged = async (world: World) => {
    const answer = await world.ask('admin', { method: 'GET', path: theirs })
    expect(answer.body).toMatchObject({ name: foreigner, rev: 1 })
  }
  return {
    'GET /api/records/:object': reading({
      hidden: hiddenQuestions(customers),
      foreign: [
        { path: `${customers}?count=true`, status: 200, sees: '"count":1' },
        { path: `${customers}?filter=${json(rule('id', '=', foreign.customer))}`, status: 200, sees: '"records":[]' },
      ],
      right: [
        { path: '/api/records/note', ...noObject, like: 'note' },
        { path: customers, who: 'nobody', ...noObject },
      ],
    }),
    'POST /api/records/:object/query': reading({
      hidden: hiddenBodies(`${customers}/query`),
      foreign: [
        { path: `${customers}/query`, body: { count: true }, status: 200, sees: '"count":1' },
        {
          path: '/api/records/deal/query',
          body: { filter: rule('customer', '=', foreign.customer), fields: ['customer.name'] },
          status: 200,
          sees: '"records":[]',
        },
      ],
      right: [{ path: `${customers}/query`, who: 'nobody', body: {}, ...noObject }],
    }),
    'GET /api/records/:object/:id': reading({
      hidden: [
        { path: `${mine}?fields=secret`, ...unknownField },
        { path: mine, status: 200, sees: 'Own', lacks: ['secret'] },
        { path: `/api/records/deal/${own.deal}?fields=lines.price`, ...unknownField, like: 'price' },
        { path: `/api/records/deal/${own.deal}?fields=lines`, status: 200, sees: 'Own', lacks: ['price'] },
        { path: `/api/records/deal/${own.deal}?fields=customer.secret`, ...unknownField },
      ],
      foreign: [
        { path: theirs, ...gone },
        { path: `/api/records/deal_line/${foreign.line}`, ...gone },
        { path: `${customers}/${own.deleted}`, ...gone },
      ],
      right: [{ path: mine, who: 'nobody', ...noObject }],
    }),
    'POST /api/records/:object': {
      hidden: [{ path: customers, body: { name: 'N', secret: 'x' }, ...notValid, like: 'secret' }],
      readOnly: [
        { path: customers, body: { name: 'N', code: 'x' }, ...notValid, sees: 'field/read-only' },
        {
          path: '/api/records/deal',
          body: { name: 'N', lines: [{ name: 'L', quantity: 2 }] },
          ...notValid,
          sees: 'field/read-only',
        },
      ],
      foreign: [
        {
          path: '/api/records/deal',
          body: { name: 'N', customer: foreign.customer },
          ...notValid,
          sees: 'reference/unknown',
          like: foreign.customer,
        },
        {
          path: '/api/records/deal_line',
          body: { name: 'N', deal: foreign.deal },
          ...notValid,
          sees: 'reference/unknown',
        },
        { path: customers, body: { name: 'N', owner: foreign.user }, ...denied },
      ],
      right: [
        { path: '/api/records/user', body: { name: 'N' }, ...denied },
        { path: '/api/records/note', body: { name: 'N' }, ...noObject },
      ],
    },
    'PATCH /api/records/:object/:id': {
      hidden: [{ path: mine, headers: any, body: { secret: 'x' }, ...notValid, like: 'secret' }],
      readOnly: [
        { path: mine, headers: any, body: { code: 'x' }, ...notValid, sees: 'field/read-only' },
        { path: mine, headers: any, body: { rev: 7 }, ...notValid, sees: 'field/read-only' },
        {
          path: `/api/records/deal/${own.deal}`,
          headers: any,
          body: { lines: { update: [{ id: own.line, quantity: 9 }] } },
          ...notValid,
          sees: 'field/read-only',
        },
      ],
      foreign: [
        { path: theirs, headers: any, body: { name: 'N' }, ...gone, check: unchanged },
        { path: theirs, headers: { 'if-match': '"7"' }, body: { name: 'N' }, ...gone, check: unchanged },
        {
          path: `/api/records/deal/${own.deal}`,
          headers: any,
          body: { lines: { update: [{ id: foreign.line, name: 'N' }] } },
          ...notValid,
          sees: 'reference/unknown',
        },
        {
          path: `/api/records/deal_line/${own.line}`,
          headers: any,
          body: { deal: foreign.deal },
          ...notValid,
          sees: 'reference/unknown',
        },
      ],
      right: [{ path: `/api/records/user/${foreign.user}`, headers: any, body: { name: 'N' }, ...denied }],
    },
    'DELETE /api/records/:object/:id': {
      hidden: noFields,
      readOnly: noFields,
      foreign: [{ path: theirs, headers: any, ...gone, check: unchanged }],
      right: [{ path: `/api/records/user/${foreign.user}`, headers: any, ...denied }],
    },
    'POST /api/records/:object/bulk': {
      hidden: [
        { path: `${customers}/bulk`, body: { ids: [own.customer], set: { secret: 'x' } }, ...notValid, like: 'secret' },
        {
          path: `${customers}/bulk`,
          body: { filter: rule('secret', 'notNull', null), set: { name: 'x' } },
          ...unknownField,
        },
      ],
      readOnly: [
        {
          path: `${customers}/bulk`,
          body: { ids: [own.customer], set: { code: 'x' } },
          ...notValid,
          sees: 'field/read-only',
        },
      ],
      foreign: [
        {
          path: `${customers}/bulk`,
          body: { ids: [foreign.customer], set: { name: 'N' } },
          status: 202,
          async check(world, { body }) {
            expect(await world.full.jobEnd(body.job)).toMatchObject({ state: 'done', updated: 0, rejected: 1 })
            const errors = await world.ask('clerk', { method: 'GET', path: `/api/jobs/${body.job}/errors.csv` })
            expect(errors.text).not.toContain(foreigner)
            await unchanged(world)
          },
        },
        {
          path: `${customers}/bulk`,
          body: { filter: rule('id', '=', foreign.customer), delete: true },
          status: 202,
          async check(world, { body }) {
            expect(await world.full.jobEnd(body.job)).toMatchObject({ state: 'done', updated: 0, total: 0 })
            await unchanged(world)
          },
        },
      ],
      right: [
        { path: '/api/records/user/bulk', body: { ids: [foreign.user], set: { name: 'N' } }, ...denied },
        { path: '/api/records/note/bulk', body: { ids: [own.deal], delete: true }, ...noObject },
      ],
    },
    'POST /api/records/:object/form-rules': {
      hidden: [
        { path: `${customers}/form-rules`, body: { id: own.customer, values: {} }, status: 200, sees: 'computed' },
      ],
      readOnly: 'Nothing is written; what it answers is told by the rules of forms.',
      foreign: [{ path: `${customers}/form-rules`, body: { id: foreign.customer, values: {} }, ...gone }],
      right: [{ path: `${customers}/form-rules`, who: 'nobody', body: { values: {} }, ...noObject }],
    },
    'GET /api/records/:object/:id/transitions': reading({
      hidden: [{ path: `${lead}/transitions`, status: 200, sees: 'lead_states', lacks: ['tax_id'] }],
      foreign: [{ path: `/api/records/lead/${foreign.lead}/transitions`, ...gone }],
      right: [{ path: `${lead}/transitions`, who: 'nobody', ...noObject }],
    }),
    'POST /api/records/:object/:id/transitions/:lifecycle/:transition': {
      hidden: [
        {
          path: `${lead}/transitions/lead_states/take`,
          body: { values: { tax_id: 'AB1234' } },
          headers: any,
          ...notValid,
          like: 'tax_id',
        },
      ],
      readOnly: [
        {
          path: `${lead}/transitions/lead_states/take`,
          body: { values: { status: 'old' } },
          headers: any,
          ...notValid,
        },
      ],
      foreign: [
        { path: `/api/records/lead/${foreign.lead}/transitions/lead_states/take`, body: {}, headers: any, ...gone },
      ],
      right: [
        {
          path: `${lead}/transitions/lead_states/nothing`,
          body: {},
          headers: any,
          status: 404,
          code: 'definition/unknown',
        },
        { path: `${lead}/transitions/lead_states/take`, who: 'nobody', body: {}, headers: any, ...noObject },
      ],
    },
    'POST /api/records/:object/:id/actions/:name': {
      hidden: [
        {
          path: `/api/records/lead/${own.lead}/actions/qualify`,
          body: { input: { tax_id: 'AB1234' } },
          ...notValid,
          like: 'tax_id',
        },
        { path: `${mine}/actions/greet_anybody`, body: {}, status: 200, sees: 'Own', lacks: ['secret'] },
      ],
      readOnly: [
        { path: `/api/records/lead/${own.lead}/actions/qualify`, body: { input: { status: 'old' } }, ...notValid },
      ],
      foreign: [
        { path: `/api/records/lead/${foreign.lead}/actions/qualify`, body: {}, ...gone },
        { path: `${theirs}/actions/greet`, body: {}, ...gone },
        { path: `${theirs}/actions/greet_anybody`, body: {}, ...gone },
      ],
      right: [
        { path: `${mine}/actions/expose`, body: {}, status: 404, code: 'definition/unknown' },
        { path: `${mine}/actions/greet_anybody`, who: 'nobody', body: {}, ...noObject },
      ],
    },
    'GET /api/records/:object/:id/conversions/:name': reading({
      hidden: [
        {
          path: `/api/records/lead/${own.lead}/conversions/betray`,
          status: 200,
          sees: 'Own',
          lacks: ['"secret"', 'tax_id'],
        },
      ],
      foreign: [{ path: `/api/records/lead/${foreign.lead}/conversions/convert`, ...gone }],
      right: [{ path: `/api/records/deal/${own.deal}/conversions/copy`, status: 404, code: 'definition/unknown' }],
    }),
    'POST /api/records/:object/:id/conversions/:name': {
      hidden: [
        {
          path: `/api/records/lead/${own.lead}/conversions/convert`,
          body: { targets: { customer: { values: { secret: 'x' } } } },
          ...notValid,
          like: 'secret',
        },
        {
          path: `/api/records/lead/${own.lead}/conversions/betray`,
          body: { targets: { customer: { values: { secret: 'x' } } } },
          ...notValid,
          like: 'secret',
        },
      ],
      readOnly: [
        {
          path: `/api/records/lead/${own.lead}/conversions/betray`,
          body: { targets: { customer: { values: { code: 'by-the-clerk' } } } },
          ...notValid,
          sees: 'field/read-only',
        },
      ],
      foreign: [
        { path: `/api/records/lead/${foreign.lead}/conversions/convert`, body: {}, ...gone },
        {
          path: `/api/records/lead/${own.lead}/conversions/convert`,
          body: { targets: { customer: { existing: foreign.customer } } },
          ...notValid,
          sees: 'reference/unknown',
          like: foreign.customer,
        },
      ],
      right: [
        { path: `/api/records/deal/${own.deal}/conversions/copy`, body: {}, status: 404, code: 'definition/unknown' },
      ],
    },
    'POST /api/records/:object/aggregate': reading({
      hidden: [
        {
          path: `${customers}/aggregate`,
          body: { groups: [{ field: 'secret' }], measures: [{ fn: 'count', as: 'n' }] },
          ...unknownField,
        },
        {
          path: `${customers}/aggregate`,
          body: { measures: [{ fn: 'max', field: 'secret', as: 'n' }] },
          ...unknownField,
        },
        {
          path: '/api/records/deal/aggregate',
          body: { measures: [{ fn: 'sum', field: 'chance', as: 'n' }] },
          ...unknownField,
          like: 'chance',
        },
        {
          path: `${customers}/aggregate`,
          body: { measures: [{ fn: 'count', as: 'n' }], filter: rule('secret', '=', 'x') },
          ...unknownField,
        },
        { path: '/api/records/deal/aggregate', body: { groups: [{ field: 'customer.secret' }] }, ...unknownField },
        {
          path: `${customers}/aggregate`,
          body: { measures: [{ fn: 'count', as: 'n' }], search: marker },
          status: 200,
          sees: '"n":0',
        },
      ],
      foreign: [
        { path: `${customers}/aggregate`, body: { measures: [{ fn: 'count', as: 'n' }] }, status: 200, sees: '"n":1' },
        {
          path: `${customers}/aggregate`,
          body: { groups: [{ field: 'name' }], measures: [] },
          status: 200,
          sees: 'Own',
        },
      ],
      right: [{ path: '/api/records/note/aggregate', body: { measures: [{ fn: 'count', as: 'n' }] }, ...noObject }],
    }),
    'POST /api/records/:object/duplicates': reading({
      hidden: [
        {
          path: '/api/records/lead/duplicates',
          body: { values: { tax_id: 'GE1358' } },
          status: 200,
          sees: '"matches":[]',
        },
      ],
      foreign: [
        {
          path: '/api/records/lead/duplicates',
          body: { values: { name: foreigner } },
          status: 200,
          sees: '"records":[],"hidden":1',
          lacks: [foreign.lead],
        },
      ],
      right: [{ path: '/api/records/note/duplicates', body: { values: { name: 'x' } }, ...noObject }],
    }),
    'GET /api/records/:object/export': reading({
      hidden: [
        { path: `${customers}/export?fields=secret`, ...unknownField },
        { path: `${customers}/export?sort=secret`, ...unknownField },
        { path: `${customers}/export?filter=${json(rule('secret', '=', 'x'))}`, ...unknownField },
        { path: `${customers}/export`, status: 200, sees: 'Own', lacks: ['secret'] },
        { path: `${customers}/export?format=ndjson`, status: 200, sees: 'Own', lacks: ['secret'] },
      ],
      foreign: [{ path: `${customers}/export`, status: 200, sees: 'Own', lacks: [foreign.customer] }],
      right: [
        { path: '/api/records/user/export', ...denied },
        { path: `${customers}/export`, who: 'nobody', ...noObject },
      ],
    }),
    'POST /api/records/:object/import': {
      hidden: [
        { path: `${customers}/import?mapping=${json({ a: 'secret' })}`, headers: csv, body: 'a\nx\n', ...unknownField },
        { path: `${customers}/import?key=secret`, headers: csv, body: 'name\nx\n', ...unknownField },
      ],
      readOnly: [
        {
          path: `${customers}/import?mapping=${json({ a: 'code' })}`,
          headers: csv,
          body: 'a\nx\n',
          status: 422,
          code: 'import/mapping',
        },
      ],
      foreign: [
        {
          path: `${customers}/import?key=id`,
          headers: csv,
          body: `id,name\n${foreign.customer},N\n`,
          status: 202,
          async check(world, { body }) {
            expect(await world.full.jobEnd(body.job)).toMatchObject({ updated: 0, created: 0, rejected: 1 })
            await unchanged(world)
          },
        },
        {
          path: '/api/records/deal/import',
          headers: csv,
          body: `name,customer\nN,${foreigner}\nN,${foreign.customer}\n`,
          status: 202,
          async check(world, { body }) {
            expect(await world.full.jobEnd(body.job)).toMatchObject({ created: 0, rejected: 2 })
          },
        },
      ],
      right: [{ path: '/api/records/user/import', headers: csv, body: 'name\nx\n', ...denied }],
    },
    'POST /api/records/:object/import/preview': {
      hidden: [
        {
          path: `${customers}/import/preview`,
          headers: csv,
          body: 'name,secret\nx,y\n',
          status: 200,
          sees: '"mapping":{"name":"name"}',
        },
      ],
      readOnly: [
        {
          path: `${customers}/import/preview`,
          headers: csv,
          body: 'name,code\nx,y\n',
          status: 200,
          sees: '"mapping":{"name":"name"}',
        },
      ],
      foreign: 'It looks at no stored record.',
      right: [{ path: '/api/records/user/import/preview', headers: csv, body: 'name\nx\n', ...denied }],
    },
    'GET /api/records/:object/:id/comments': reading({
      hidden: noFields,
      foreign: [{ path: `${theirs}/comments`, ...gone }],
      right: [{ path: `${mine}/comments`, who: 'nobody', ...noObject }],
    }),
    'POST /api/records/:object/:id/comments': {
      hidden: noFields,
      readOnly: noFields,
      foreign: [{ path: `${theirs}/comments`, body: { text: 'N' }, ...gone }],
      right: [{ path: `${mine}/comments`, who: 'nobody', body: { text: 'N' }, ...noObject }],
    },
    'DELETE /api/records/:object/:id/comments/:comment': {
      hidden: noFields,
      readOnly: noFields,
      foreign: [
        { path: `${theirs}/comments/${foreign.comment}`, ...gone },
        { path: `${mine}/comments/${foreign.comment}`, status: 404, code: 'comment/unknown' },
      ],
      right: [{ path: `${mine}/comments/${own.comment}`, who: 'nobody', ...noObject }],
    },
    'GET /api/records/:object/:id/page': reading({
      hidden: [{ path: `${mine}/page`, status: 200, sees: 'Own', lacks: ['"secret"'] }],
      foreign: [{ path: `${theirs}/page`, ...gone }],
      right: [{ path: `${mine}/page`, who: 'nobody', ...noObject }],
    }),
    'GET /api/records/:object/:id/timeline': reading({
      hidden: [{ path: `${mine}/timeline`, status: 200, sees: 'entries', lacks: ['"secret"'] }],
      foreign: [{ path: `${theirs}/timeline`, ...gone }],
      right: [{ path: `${mine}/timeline`, who: 'nobody', ...noObject }],
    }),
    'GET /api/records/:object/:id/history': reading({
      hidden: [{ path: `${mine}/history`, status: 200, sees: 'Own', lacks: ['secret'] }],
      foreign: [{ path: `${theirs}/history`, ...gone }],
      right: [{ path: `${mine}/history`, who: 'nobody', ...noObject }],
    }),
    'GET /api/recycle-bin': reading({
      hidden: noFields,
      foreign: [{ path: '/api/recycle-bin', status: 200, sees: 'Own gone', lacks: [foreign.deleted] }],
      right: [
        { path: '/api/recycle-bin', who: 'nobody', status: 200, sees: '"records":[]' },
        { path: '/api/recycle-bin?object=note', ...noObject },
      ],
    }),
    'POST /api/recycle-bin/:object/:id/restore': {
      hidden: noFields,
      readOnly: noFields,
      foreign: [{ path: `/api/recycle-bin/客户/${foreign.deleted}/restore`, ...gone }],
      right: [{ path: `/api/recycle-bin/客户/${own.deleted}/restore`, who: 'auditor', ...gone }],
    },
    'DELETE /api/recycle-bin/:object/:id': {
      hidden: noFields,
      readOnly: noFields,
      foreign: [
        { path: `/api/recycle-bin/客户/${foreign.deleted}`, ...gone },
        { path: `/api/recycle-bin/客户/${own.customer}`, ...gone },
      ],
      right: [{ path: `/api/recycle-bin/客户/${own.deleted}`, who: 'auditor', ...gone }],
    },
  }
}

/** The page of a customer in the hand-written server: the customer, the latest contacts, opportunities and activities. */
import type { FastifyInstance } from 'fastify'
import type { Pool } from 'pg'

import { money, type Row, reference, rowsOf } from './opportunity-routes.ts'
import { forBoth, ofTeam, ofUnit, personValues, pick } from './opportunity-sql.ts'
import { accountPageSchema } from './page-schema.ts'

const shown = 5

/** Each list as rows of JSON, one more than is shown, with the text of its position last. */
const getAccountPage = forBoth(
  'get_account_page',
  (scoped, at) => `
  select a.id, a.rev, a.name, a.short_name, a.roles, a.status, a.level, a.industry, a.source, a.credit_code, a.employees,
    a.annual_revenue, a.annual_revenue_currency, a.parent, p.name, a.phone, a.email, a.website, a.country, a.province,
    a.city, a.postal_code, a.address, a.description,
    case when a.attachments is not null then (select json_agg(json_build_object('id', f.id, 'name', f.name, 'type', f.type,
      'size', f.size) order by array_position(a.attachments, f.id)) from platform.file f where f.id = any(a.attachments)) end,
    a.record_type, a.owner_id, u.name, a.unit_id, un.name, a.created_at, a.created_by, cb.name, a.updated_at, a.updated_by,
    ub.name,
    (select json_agg(json_build_array(c.id, c.rev, c.name, c.job_title, c.mobile, c.email) order by c.name, c.id) from (
      select c.id, c.rev, c.name, c.job_title, c.mobile, c.email from ed.contact c
      where c.account = a.id and c.deleted_at is null${ofUnit('c', scoped)} order by c.name, c.id limit ${shown + 1}) c),
    (select json_agg(json_build_array(o.id, o.rev, o.name, o.stage, o.amount::text, o.amount_currency, o.close_date,
        o.owner_id, ou.name) order by o.close_date desc nulls last, o.id desc) from (
      select o.id, o.rev, o.name, o.stage, o.amount, o.amount_currency, o.close_date, o.owner_id from ed.opportunity o
      where o.account = a.id and o.deleted_at is null${ofTeam('o', scoped)}
      order by o.close_date desc nulls last, o.id desc limit ${shown + 1}) o left join ed."user" ou on ou.id = o.owner_id),
    (select json_agg(json_build_array(v.id, v.rev, v.subject, v.status,
        to_char(v.start at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), v.owner_id, vu.name, v.start::text)
        order by v.start desc nulls last, v.id desc) from (
      select v.id, v.rev, v.subject, v.status, v.start, v.owner_id from ed.activity v
      where v.account = a.id and v.deleted_at is null${ofTeam('v', scoped)}
      order by v.start desc nulls last, v.id desc limit ${shown + 1}) v left join ed."user" vu on vu.id = v.owner_id),
    ${scoped ? 'a.owner_id = $1::uuid' : 'true'}
  from ed.account a
    left join ed.account p on p.id = a.parent${ofUnit('p', scoped)}
    left join ed."user" u on u.id = a.owner_id
    left join ed.unit un on un.id = a.unit_id
    left join ed."user" cb on cb.id = a.created_by
    left join ed."user" ub on ub.id = a.updated_by
  where a.id = ${at(1)}::uuid and a.deleted_at is null${ofUnit('a', scoped)}`,
)

/** GET /accounts/:id/page. */
export function accountPageRoutes(http: FastifyInstance, pool: Pool): void {
  http.get<{ Params: { id: string } }>(
    '/accounts/:id/page',
    { schema: { response: { 200: accountPageSchema } } },
    async (request, reply) => {
      const { person } = request
      const [row] = await rowsOf(pool, pick(getAccountPage, person), [...personValues(person), request.params.id])
      if (!row) return reply.code(404).send()
      return {
        page: 'account',
        form: 'account',
        record: toAccount(row),
        related: toRelated(row.slice(36)),
        actions: [],
        conversions: [],
        rights: { update: row[39], delete: person.administrator },
      }
    },
  )
}

function toAccount(row: Row) {
  return {
    id: row[0],
    rev: row[1],
    name: row[2],
    short_name: row[3],
    roles: row[4],
    status: row[5],
    level: row[6],
    industry: row[7],
    source: row[8],
    credit_code: row[9],
    employees: row[10],
    annual_revenue: money(row[11], row[12]),
    parent: reference(row[13], row[14]),
    phone: row[15],
    email: row[16],
    website: row[17],
    country: row[18],
    province: row[19],
    city: row[20],
    postal_code: row[21],
    address: row[22],
    description: row[23],
    attachments: row[24] ?? [],
    record_type: row[25],
    owner: reference(row[26], row[27]),
    unit: reference(row[28], row[29]),
    created_at: row[30],
    created_by: reference(row[31], row[32]),
    updated_at: row[33],
    updated_by: reference(row[34], row[35]),
  }
}

function toRelated([contacts, opportunities, activities]: Row) {
  return {
    contacts: toList(contacts, 2, ([id, rev, name, job_title, mobile, email]) => ({
      id,
      rev,
      name,
      job_title,
      mobile,
      email,
    })),
    opportunities: toList(
      opportunities,
      6,
      ([id, rev, name, stage, amount, currency, close_date, owner, ownerName]) => ({
        id,
        rev,
        name,
        stage,
        amount: money(amount, currency),
        close_date,
        owner: reference(owner, ownerName),
      }),
    ),
    activities: toList(activities, 7, ([id, rev, subject, status, start, owner, ownerName]) => ({
      id,
      rev,
      subject,
      status,
      start,
      owner: reference(owner, ownerName),
    })),
  }
}

function toList(cell: unknown, positionAt: number, toRecord: (row: Row) => unknown) {
  const rows = (cell ?? []) as Row[]
  const last = rows.length > shown ? rows[shown - 1] : undefined
  return {
    records: rows.slice(0, shown).map(toRecord),
    ...(last ? { after: Buffer.from(JSON.stringify([last[positionAt], last[0]])).toString('base64url') } : {}),
  }
}

/** What administrators and auditors look at: roles with their people, the audit, revisions, jobs of everybody. */
import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import sql from 'sql-template-tag'

import { systemObjects } from '#metadata/system-fields.ts'

import type { SystemRight } from '../access/rights.ts'
import type { Context } from '../context.ts'
import { callerOf, type Door, send } from '../door.ts'
import { noRight } from '../problems.ts'
import { table } from '../query/identifiers.ts'
import { systemColumn, systemObject } from '../query/system-object.ts'
import { type Answer, read } from '../read.ts'
import { toContext } from '../system.ts'
import { type AuditRequest, listAudit } from './list-audit.ts'
import { listRevisions } from './list-revisions.ts'

const auditQuery = {
  type: 'object',
  additionalProperties: false,
  properties: {
    object: { type: 'string', maxLength: 200 },
    record: { type: 'string', format: 'uuid' },
    user: { type: 'string', format: 'uuid' },
    action: { type: 'string', pattern: '^[a-z-]{1,40}$' },
    after: { type: 'string', maxLength: 1000 },
  },
} as const

/** Everything below /admin that is not about signing in. */
export function administrationRoutes({ system }: Pick<Door, 'system'>): FastifyPluginAsync {
  const assertRight = (request: FastifyRequest, right: SystemRight): void => {
    if (!toContext(system, callerOf(request)).rights.has(right)) throw noRight(`This needs the right "${right}".`)
  }
  return async http => {
    http.get('/admin/roles', async (request, reply) => {
      assertRight(request, 'administer')
      return send(reply, await read(system, callerOf(request), listRoles))
    })

    http.get<{ Querystring: AuditRequest }>(
      '/admin/audit',
      { schema: { querystring: auditQuery } },
      async (request, reply) => {
        assertRight(request, 'audit')
        return send(reply, await read(system, callerOf(request), context => listAudit(context, request.query)))
      },
    )

    http.get('/admin/revisions', async (request, reply) => {
      assertRight(request, 'administer')
      return send(reply, await read(system, callerOf(request), listRevisions))
    })

    http.get('/admin/jobs', async request => {
      assertRight(request, 'administer')
      const jobs = await system.db.query(sql`select id, kind, state, done, total, created, updated, rejected,
        created_by as "createdBy", created_at as "createdAt", ended_at as "endedAt", problem ->> 'title' as problem
        from platform.job order by created_at desc, id desc limit 200`)
      return { jobs }
    })
  }
}

/** Role definitions in their order, and how many active people hold each. */
async function listRoles(context: Context): Promise<Answer<{ roles: unknown[] }>> {
  const assignment = systemObject(context, systemObjects.roleAssignment)
  const user = systemObject(context, systemObjects.user)
  const rows = await context.db.query<{ revision: number; role: string | null; people: number }>(sql`
    select h.revision, t.* from bm.head h left join lateral (
      select ${systemColumn(assignment, 'a', 'role')} as role, count(distinct u.id) as people
      from ${table(context.ed, assignment)} a join ${table(context.ed, user)} u on u.id = ${systemColumn(assignment, 'a', 'user')}
      where a.deleted_at is null and u.deleted_at is null and ${systemColumn(user, 'u', 'active')} group by 1) t on true`)
  const people = new Map(rows.map(row => [row.role, row.people]))
  const roles = context.catalog.symbols.all('role').map(role => ({ ...role, people: people.get(role.id) ?? 0 }))
  return { revision: rows[0]?.revision ?? 0, value: { roles } }
}

/** The fixture application with workflows, its people, and a worker that runs when it is told to. */
import type { FastifyPluginAsync } from 'fastify'
import sql from 'sql-template-tag'
import { type NamedApplication, toApplication } from '#metadata/application.ts'
import type { Definition, WorkflowDefinition, WorkflowFlow, WorkflowNode } from '#metadata/definitions.ts'
import { describeFinding } from '#metadata/describe-finding.ts'
import { findFindings } from '#metadata/findings.ts'
import { promote } from '#metadata/promotion/promote.ts'
import { createJobs, type Jobs } from '#platform/jobs/jobs.ts'
import { approvalRoutes } from '#runtime/approvals/approval-routes.ts'
import type { Door } from '#runtime/door.ts'
import { pageRoutes } from '#runtime/pages/page-routes.ts'
import { createActors } from '#runtime/people/actors.ts'
import { recordRoutes } from '#runtime/records/record-routes.ts'
import { recordWriteRoutes } from '#runtime/records/write/record-write-routes.ts'
import type { Caller, System } from '#runtime/system.ts'
import { taskRoutes } from '#runtime/tasks/task-routes.ts'
import { runDue } from '#runtime/workflows/worker/run-due.ts'
import { workflowRoutes } from '#runtime/workflows/workflow-routes.ts'
import { fixtureDefinitions, role, systemDefinitions } from '#tests/support/fixture-application.ts'
import { fixtureHttp, type HttpAnswer } from '#tests/support/fixture-http.ts'
import { type FixtureSystem, fixtureSystem } from '#tests/support/fixture-system.ts'

const label = (text: string) => ({ en: text, 'zh-CN': text })

/** A workflow of deals whose flows are given as `a > b`, with a condition after a question mark and `!` for the default. */
export function workflow(
  name: string,
  nodes: readonly (Omit<WorkflowNode, 'label'> & { readonly type: WorkflowNode['type'] } & Record<string, unknown>)[],
  flows: readonly string[],
  more: Partial<WorkflowDefinition> = {},
): WorkflowDefinition {
  return {
    id: `wf-${name}`,
    kind: 'workflow',
    name,
    label: label(name),
    object: 'deal',
    nodes: nodes.map(node => ({ label: label(String(node.id)), ...node })) as WorkflowNode[],
    flows: flows.map((text, index): WorkflowFlow => {
      const [way = '', when] = text.split('?').map(part => part.trim())
      const [from = '', to = ''] = way
        .replace('!', '')
        .split('>')
        .map(part => part.trim())
      return {
        id: `flow-${index + 1}`,
        from,
        to,
        ...(when ? { when } : {}),
        ...(way.endsWith('!') ? { default: true } : {}),
      }
    }),
    ...more,
  }
}

export interface WorkflowFixture extends FixtureSystem {
  readonly jobs: Jobs
  readonly admin: Caller
  readonly ann: Caller
  readonly bob: Caller
  /** Asks for `/api/<path>`. */
  ask(
    caller: Caller,
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<HttpAnswer>
  createDeal(caller: Caller, values: object): Promise<string>
  /** Does everything that is due, and what follows from it. */
  settle(system?: System): Promise<void>
  /** Rows of an engine table. */
  rows(table: string): Promise<Record<string, unknown>[]>
  /** Makes everything that waits for a moment due. */
  passTime(): Promise<void>
  promote(workflows: readonly Definition[]): Promise<void>
}

/** Who handles deals in workflows. */
const handler = role('handler', {
  rights: [
    { object: 'deal', read: 'all', update: 'all' },
    { object: 'task', read: 'all' },
  ],
})
/** What a failed step of the worker says. */
export const failures: unknown[] = []

function applicationOf(workflows: readonly Definition[]): NamedApplication {
  const all = [...systemDefinitions(), ...fixtureDefinitions(), handler, ...workflows]
  // What is given last is meant: a test may bring its own version of an object.
  const application = toApplication([...new Map(all.map(item => [item.id, item])).values()])
  const errors = findFindings(application).filter(finding => finding.severity === 'error')
  if (errors.length > 0) throw new Error(errors.map(describeFinding).join('\n'))
  return application
}

/** Opens it; `drop` closes everything. Ann sells, Bob handles. */
export async function workflowFixture(workflows: readonly Definition[]): Promise<WorkflowFixture> {
  const fixture = await fixtureSystem(applicationOf(workflows))
  const { system, insert, person } = fixture
  const { db } = system
  const jobs = await createJobs(db, { directUrl: fixture.url, alone: true })
  const unit = await insert('unit', { name: 'Sales', code: 'S' })
  const [admin, ann, bob] = await Promise.all([
    person('Admin', ['sys-role-administrator']),
    person('Ann', ['fix-role-seller'], { unitId: unit }),
    person('Bob', ['fix-role-handler'], { unitId: unit }),
  ])
  await insert('currency', { code: 'CNY', name: 'Yuan', active: true })
  const door: Door = { system, jobs, actors: createActors(system) }
  const areas: ((door: Door) => FastifyPluginAsync)[] = [
    recordRoutes,
    recordWriteRoutes,
    pageRoutes,
    taskRoutes,
    workflowRoutes,
    approvalRoutes,
  ]
  const api = await fixtureHttp(
    areas.map(area => area(door)),
    system,
  )
  const ask: WorkflowFixture['ask'] = (caller, method, path, body, headers) =>
    api.ask(caller, method, encodeURI(`/api/${path}`), body, headers)
  return {
    ...fixture,
    jobs,
    admin,
    ann,
    bob,
    ask,
    async createDeal(caller, values) {
      const answer = await ask(caller, 'POST', 'records/deal', { name: 'Deal', ...values })
      if (answer.status !== 201) throw new Error(JSON.stringify(answer.body))
      return answer.body.id
    },
    async settle(other = system) {
      const log = { error: (...said: unknown[]) => void failures.push(said) }
      while ((await runDue(other, log)) > 0);
    },
    rows: table => db.query({ text: `select * from ed_log.${table} order by 1, 2`, values: [] }),
    async passTime() {
      await db.query(sql`update ed_log.workflow_wait set due = now() - interval '1 second' where due is not null`)
      await db.query(sql`update ed_log.workflow_event set due = now() where due > now()`)
      await db.query(sql`
        update ed_log.workflow_instance i set state = jsonb_set(i.state::jsonb, array['waits', w.wait, 'due'], '1')::json
        from ed_log.workflow_wait w where w.instance = i.id and w.kind = 'timer' and i.status = 'active'`)
    },
    async promote(next) {
      await promote(db, {
        ed: system.ed,
        base: system.catalogs.current().revision,
        application: applicationOf(next),
        findings: findFindings,
        author: null,
        message: 'next',
        source: 'test',
      })
      await system.catalogs.refresh()
    },
    async drop() {
      await api.http.close()
      await jobs.stop()
      await fixture.drop()
    },
  }
}

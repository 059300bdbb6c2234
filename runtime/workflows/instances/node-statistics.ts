/** GET /api/workflows/{name}/statistics: how often each step was reached, how long it took, how many are there now. */
import sql from 'sql-template-tag'

import type { WorkflowDefinition } from '#metadata/definitions.ts'
import { didYouMean } from '#metadata/did-you-mean.ts'

import type { Context } from '../../context.ts'
import { noRight } from '../../problems.ts'
import type { Answer } from '../../read.ts'
import { logOf } from '../instance-row.ts'
import { unknownWorkflow } from '../workflow-problems.ts'
import { drawingOf } from './drawing-of.ts'

export interface NodeStatistics {
  readonly node: string
  readonly entered: number
  readonly left: number
  /** Instances that wait there now. */
  readonly waiting: number
  readonly incidents: number
  /** Seconds between coming and leaving: mean, median, 95 of 100. */
  readonly mean: number | null
  readonly median: number | null
  readonly p95: number | null
}

export interface WorkflowStatistics {
  /** What it looks like today. */
  readonly definition: WorkflowDefinition
  readonly instances: Readonly<Record<string, number>>
  readonly nodes: readonly NodeStatistics[]
}

/** Over the last `days`, of all revisions; for whoever looks after workflows or designs them. */
export async function nodeStatistics(
  context: Context,
  name: string,
  { days = 90, revision }: { readonly days?: number; readonly revision?: number },
): Promise<Answer<WorkflowStatistics>> {
  const { catalog, rights } = context
  if (!rights.has('operate') && !rights.has('design') && !rights.has('administer')) {
    throw noRight('This needs the right "operate".')
  }
  const workflow = catalog.symbols.definition('workflow', name)
  if (!workflow) {
    const names = catalog.symbols.all('workflow').map(item => item.name)
    throw unknownWorkflow(`There is no workflow "${name.slice(0, 60)}".`, { didYouMean: didYouMean(name, names) })
  }
  const log = logOf(context)
  const wanted = revision ?? null
  const nodes = await context.db.query<NodeStatistics>(sql`
    with steps as (
      select node, kind, at, lead(kind) over w as next, lead(at) over w as until from ${log}.workflow_log
      where workflow_id = ${workflow.id} and at > now() - make_interval(days => ${days}) and kind in ('entered', 'left')
        and (${wanted}::int is null or revision = ${wanted}::int)
      window w as (partition by instance, token, node order by at, seq)
    ), passed as (
      select node, count(*) filter (where kind = 'entered')::int as entered, count(*) filter (where kind = 'left')::int as "left",
        avg(extract(epoch from until - at)) filter (where kind = 'entered' and next = 'left')::float8 as mean,
        percentile_cont(0.5) within group (order by extract(epoch from until - at)) filter (where kind = 'entered' and next = 'left')::float8 as median,
        percentile_cont(0.95) within group (order by extract(epoch from until - at)) filter (where kind = 'entered' and next = 'left')::float8 as p95
      from steps group by node
    ), waiting as (
      select w.node, count(distinct w.instance)::int as n from ${log}.workflow_wait w join ${log}.workflow_instance i on i.id = w.instance
      where i.workflow_id = ${workflow.id} and i.status = 'active' and (${wanted}::int is null or i.revision = ${wanted}::int) group by 1
    ), troubled as (
      select t.node, count(*)::int as n from ${log}.workflow_incident t join ${log}.workflow_instance i on i.id = t.instance
      where i.workflow_id = ${workflow.id} and (${wanted}::int is null or i.revision = ${wanted}::int) group by 1
    )
    select coalesce(p.node, w.node, t.node) as node, coalesce(p.entered, 0) as entered, coalesce(p."left", 0) as "left",
      coalesce(w.n, 0) as waiting, coalesce(t.n, 0) as incidents, p.mean, p.median, p.p95
    from passed p full join waiting w on w.node = p.node full join troubled t on t.node = coalesce(p.node, w.node)
    order by 1`)
  const counts = await context.db.query<{ revision: number; status: string | null; n: number }>(sql`
    select h.revision, i.status, i.n from bm.head h left join (
      select status, count(*)::int as n from ${log}.workflow_instance where workflow_id = ${workflow.id}
        and started_at > now() - make_interval(days => ${days}) and (${wanted}::int is null or revision = ${wanted}::int) group by status
    ) i on true`)
  const instances = Object.fromEntries(counts.flatMap(row => (row.status === null ? [] : [[row.status, row.n]])))
  return {
    revision: counts[0]?.revision ?? catalog.revision,
    value: { definition: drawingOf(workflow), instances, nodes },
  }
}

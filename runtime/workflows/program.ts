/**
 * The definition that an instance goes by: that of the revision it was started in, speaking of objects and fields by
 * the names that they have now. Records have the head's shape, so a field that was renamed is still found; one that is
 * gone is an incident where it is asked for.
 */
import sql from 'sql-template-tag'
import { indexSymbols, type Symbols } from '#metadata/application.ts'
import { approvalWorkflow } from '#metadata/approvals/to-workflow.ts'
import type { Catalog } from '#metadata/catalog.ts'
import type { ApprovalDefinition, Definition, WorkflowDefinition, WorkflowNode } from '#metadata/definitions.ts'
import { nameDefinition, toResolved } from '#metadata/references.ts'
import type { Queryable } from '#platform/database/database.ts'

import { compileGraph, type Graph } from './engine/compile-graph.ts'
import { unknownWorkflow } from './workflow-problems.ts'

/** A workflow ready to be run. */
export interface Program {
  readonly definition: WorkflowDefinition
  /** What the workflow was made of, where it is one of an approval. */
  readonly approval?: ApprovalDefinition
  readonly graph: Graph
  readonly nodes: ReadonlyMap<string, WorkflowNode>
}

const programs = new WeakMap<Catalog, Map<string, Promise<Program>>>()
const resolvedSymbols = new WeakMap<Catalog, Symbols>()

/** The workflow as it was at a revision; throws `workflow/unknown` when it was not there. `via` is one's own connection. */
export function programOf(catalog: Catalog, workflowId: string, revision: number, via: Queryable): Promise<Program> {
  const known = programs.get(catalog) ?? new Map<string, Promise<Program>>()
  programs.set(catalog, known)
  const key = `${workflowId} ${revision}`
  const found = known.get(key)
  if (found) return found
  const program = findDefinition(catalog, workflowId, revision, via).then(definition =>
    definition.kind === 'approval'
      ? { ...toProgram(approvalWorkflow(definition), catalog), approval: definition }
      : toProgram(definition, catalog),
  )
  program.catch(() => known.delete(key))
  known.set(key, program)
  return program
}

/** The workflow of a catalog's own revision. */
export function toProgram(definition: WorkflowDefinition, catalog: Catalog): Program {
  return {
    definition,
    graph: compileGraph(definition, catalog),
    nodes: new Map(definition.nodes.map(node => [node.id, node])),
  }
}

async function findDefinition(
  catalog: Catalog,
  workflowId: string,
  revision: number,
  via: Queryable,
): Promise<WorkflowDefinition | ApprovalDefinition> {
  const current = catalog.revision === revision ? catalog.symbols.byId(workflowId) : undefined
  if (current?.kind === 'workflow') {
    const approval = catalog.symbols.definition('approval', current.name)
    return approval?.id === workflowId ? approval : current
  }
  const [row] = await via.query<{ content: Definition }>(sql`
    select b.content from bm.revision r join bm.blob b on b.hash = r.content ->> ${workflowId} where r.number = ${revision}`)
  if (row?.content.kind !== 'workflow' && row?.content.kind !== 'approval') {
    throw unknownWorkflow(`There is no workflow "${workflowId}" in revision ${revision}.`)
  }
  return nameDefinition(row.content, symbolsOf(catalog)) as WorkflowDefinition | ApprovalDefinition
}

function symbolsOf(catalog: Catalog): Symbols {
  const known = resolvedSymbols.get(catalog)
  if (known) return known
  const symbols = indexSymbols(toResolved(catalog.application))
  resolvedSymbols.set(catalog, symbols)
  return symbols
}

/** The names that an expression of a workflow may use besides those that all expressions know, and their types. */
import type { Symbols } from '../application.ts'
import { approvalOutputs } from '../approvals/results.ts'
import type { WorkflowDefinition, WorkflowNode, WorkflowVariable } from '../definitions.ts'
import { recordType } from '../feel/field-feel-type.ts'
import { any, type FeelType } from '../feel/types.ts'
import { type GraphNode, graphOf } from './graph.ts'

/** Variables in scope at a node; without one, those of the workflow itself. */
export function variablesAt(
  definition: WorkflowDefinition,
  symbols: Symbols,
  node?: string,
): Readonly<Record<string, FeelType>> {
  const found: Record<string, FeelType> = {}
  const around = node === undefined ? [] : enclosing(definition, node)
  for (const item of definition.nodes) {
    const home = innermostSeveral(definition, item.id)
    if (home === undefined || around.some(outer => outer.id === home)) Object.assign(found, keptBy(item))
  }
  for (const variable of definition.variables ?? []) found[variable.name] = typeOf(variable, symbols)
  for (const { node: outer } of around) Object.assign(found, localsOf(outer))
  return found
}

/** What a node keeps: its result, its outcome, the code of an error. */
function keptBy(node: WorkflowNode): Record<string, FeelType> {
  const kept: Record<string, FeelType> = {}
  const keep = (name: string | undefined, type: FeelType = any) => {
    if (name !== undefined) kept[name] = type
  }
  switch (node.type) {
    case 'userTask':
      if (node.outcomes?.length) keep(node.variable ?? 'outcome', { kind: 'string' })
      keep(node.completedBy, { kind: 'string' })
      break
    case 'serviceTask':
      if (node.does && 'variable' in node.does) keep(node.does.variable)
      break
    case 'scriptTask':
      keep(node.variable)
      break
    case 'callActivity':
      for (const { name, from } of node.output ?? []) {
        keep(
          name,
          node.approval === undefined
            ? any
            : (Object.entries(approvalOutputs).find(([key]) => key === from)?.[1] ?? any),
        )
      }
      break
    case 'startEvent':
    case 'boundaryEvent':
      if (node.event && 'variable' in node.event) keep(node.event.variable, { kind: 'string' })
      break
  }
  if ('multiInstance' in node) keep(node.multiInstance?.outputVariable, { kind: 'list', of: any })
  return kept
}

const count: FeelType = { kind: 'number' }

/** What only the instances of an activity, and what stands inside of it, know. */
function localsOf(node: WorkflowNode): Record<string, FeelType> {
  if ('multiInstance' in node && node.multiInstance) {
    const { element } = node.multiInstance
    return {
      loopCounter: count,
      nrOfInstances: count,
      nrOfCompletedInstances: count,
      nrOfActiveInstances: count,
      ...(element === undefined ? {} : { [element]: any }),
    }
  }
  return 'loop' in node && node.loop ? { loopCounter: count } : {}
}

/** The node and the sub-processes around it, outermost first. */
function enclosing(definition: WorkflowDefinition, id: string): GraphNode[] {
  const { nodes } = graphOf(definition)
  const found: GraphNode[] = []
  for (let item = nodes.get(id); item && !found.includes(item); item = nodes.get(item.scope)) found.unshift(item)
  return found
}

/** The sub-process with several instances that keeps what a node keeps; undefined when the process does. */
function innermostSeveral(definition: WorkflowDefinition, id: string): string | undefined {
  return enclosing(definition, id)
    .slice(0, -1)
    .findLast(({ node }) => 'multiInstance' in node && node.multiInstance)?.id
}

function typeOf({ type, target }: WorkflowVariable, symbols: Symbols): FeelType {
  const object = target === undefined ? undefined : symbols.definition('object', target)
  const record = object ? recordType(symbols, object) : any
  switch (type) {
    case 'text':
      return { kind: 'string' }
    case 'datetime':
      return { kind: 'date and time' }
    case 'number':
    case 'boolean':
    case 'date':
    case 'duration':
    case 'any':
      return { kind: type }
    case 'record':
      return record
    case 'records':
      return { kind: 'list', of: record }
    case 'people':
    case 'list':
      return { kind: 'list', of: any }
  }
}

/** Instances of workflows as the server tells them. People call them processes. */
import type { LocalizedText, WorkflowDefinition, WorkflowNode } from '#metadata/definitions.ts'
import { get, queryString } from '../api/request.ts'
import type { Reference } from '../api/values.ts'

export const instanceStates = ['active', 'incident', 'completed', 'cancelled', 'failed'] as const
export type InstanceState = (typeof instanceStates)[number]

export interface Instance {
  readonly id: string
  readonly workflow: { readonly id: string; readonly name: string | null; readonly label: LocalizedText }
  readonly record: { readonly object: string | null; readonly id: string; readonly title: string | null } | null
  readonly state: InstanceState
  readonly waiting_at: string | null
  readonly revision: number
  readonly started_by: Reference | null
  readonly started_at: string
  readonly ended_at: string | null
  readonly parent: string | null
}

export interface Incident {
  readonly token: string
  readonly node: string
  readonly message: LocalizedText
  readonly at: string
}

export interface LogLine {
  readonly at: string
  readonly kind: string
  readonly node: string | null
  readonly token: string | null
  readonly actor: Reference | null
  readonly ms: number | null
  readonly data: unknown
}

export interface OpenedInstance extends Instance {
  readonly definition: WorkflowDefinition | null
  readonly tokens: readonly {
    readonly id: string
    readonly node: string
    readonly phase: string | null
    /** It is neither skipped nor moved. */
    readonly isDecided: boolean
  }[]
  readonly waits: readonly {
    readonly id: string
    readonly kind: string
    readonly node: string
    readonly due: string | null
    readonly attempts: number
    readonly error: string | null
  }[]
  readonly incidents: readonly Incident[]
  readonly path: { readonly nodes: readonly string[]; readonly flows: readonly string[] }
  readonly called: readonly string[]
  readonly log: readonly LogLine[]
  readonly variables: Readonly<Record<string, unknown>> | null
  readonly administers: boolean
}

export interface InstancePage {
  readonly instances: readonly Instance[]
  readonly after?: string
}

export interface InstanceQuestion {
  readonly record?: string | undefined
  readonly state?: string | undefined
  readonly workflow?: string | undefined
  readonly before?: string | undefined
  readonly after?: string | undefined
}

/** Latest first. */
export function readInstances(question: InstanceQuestion, signal?: AbortSignal): Promise<InstancePage> {
  return get<InstancePage>(`/api/workflow-instances${queryString({ ...question, limit: 50 })}`, signal)
}

/** Where an instance is looked at. */
export const instanceAddress = (id: string): string => `/processes/${id}`

/** A step that people would name: no container, and no gateway or event without a name. */
export function isStep(node: WorkflowNode): boolean {
  if (node.type === 'subProcess' || node.type === 'transaction') return false
  if (!/(Gateway|Event)$/.test(node.type)) return true
  return 'label' in node && node.label !== undefined
}

/** What a node is called, by its id; what has no name goes by its type. */
export function nodeNames(
  definition: Pick<WorkflowDefinition, 'nodes'> | null,
  text: (text: LocalizedText | undefined) => string,
): (id: string | null) => string {
  const byId = new Map<string, WorkflowNode>(definition?.nodes.map(node => [node.id, node]))
  return id => {
    const node = byId.get(id ?? '')
    return (node && 'label' in node ? text(node.label) : '') || (id ?? '')
  }
}

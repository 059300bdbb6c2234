/** What the designer asks about models that were drawn elsewhere. */
import type { LocalizedText, WorkflowDefinition } from '#metadata/definitions.ts'
import { request } from '#runtime/web/api/request.ts'

export interface ImportLine {
  readonly id: string
  readonly element: string
  readonly name?: string
  readonly text: LocalizedText
}

export interface ImportAnswer {
  readonly definition: Partial<WorkflowDefinition> & Pick<WorkflowDefinition, 'nodes' | 'flows'>
  readonly report: {
    readonly dialect: 'fulcrum' | 'camunda' | 'zeebe' | 'flowable' | 'bpmn'
    readonly nodes: number
    readonly flows: number
    readonly mapped: readonly ImportLine[]
    readonly leftOut: readonly ImportLine[]
  }
}

/** Reads a file; nothing is changed by it. */
export const readModel = (draft: string, file: Blob): Promise<ImportAnswer> =>
  request('POST', `/api/designer/drafts/${draft}/workflows/import`, {
    body: file,
    headers: { 'content-type': 'application/xml' },
  })

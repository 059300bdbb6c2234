/** A document as PDF, as workflows print it: with their rights, so that it may show what only some people see. */
import type { CatalogObject } from '#metadata/catalog.ts'
import type { DocumentDefinition } from '#metadata/definitions.ts'

import { unknownDefinition } from '../problems.ts'
import { read } from '../read.ts'
import type { Caller, System } from '../system.ts'
import { ruleRights, workflowCaller } from '../workflows/workflow-actor.ts'
import { findDocument } from './find-document.ts'
import type { OrderedPrint } from './ordered-print.ts'
import { printDocument } from './print-document.ts'
import { type RenderedDocument, renderDocument } from './render-document.ts'

export interface PrintedByWorkflow {
  /** The workflow, with its instance, as one who prints. */
  readonly caller: Caller
  readonly document: DocumentDefinition
  readonly object: CatalogObject
  readonly rendered: RenderedDocument
  readonly pdf: Buffer
}

/** Throws what reading and printing throw: `definition/unknown`, `record/unknown`, `document/…`, `print/…`. */
export async function printAsWorkflow(
  system: System,
  { documentId, recordId, locale, instance, starter }: OrderedPrint,
  signal?: AbortSignal,
): Promise<PrintedByWorkflow> {
  const { actor } = workflowCaller(system)
  const caller: Caller = { actor, source: { kind: 'workflow', instance, ...(starter ? { starter } : {}) } }
  const { value } = await read(system, caller, async asked => {
    const context = { ...asked, rights: ruleRights }
    const document = context.catalog.symbols.all('document').find(item => item.id === documentId)
    if (!document) throw unknownDefinition('The document is gone.')
    const { object } = findDocument(context, document.name)
    const rendered = await renderDocument(context, document, recordId, locale)
    return { revision: rendered.revision, value: { document, object, rendered: rendered.value } }
  })
  return { ...value, caller, pdf: await printDocument(system, value.rendered, caller, signal) }
}

/** Prints what a workflow has ordered, with its rights, and keeps it with the record. */
import type { Door } from '../door.ts'
import { unknownDefinition } from '../problems.ts'
import { read } from '../read.ts'
import type { Caller } from '../system.ts'
import { ruleRights, workflowCaller } from '../workflows/workflow-actor.ts'
import { findDocument } from './find-document.ts'
import { keepDocument } from './keep-document.ts'
import type { OrderedPrint } from './ordered-print.ts'
import { printDocument } from './print-document.ts'
import { renderDocument } from './render-document.ts'

/** Says how orders are carried out; call it once, before jobs begin to work. */
export function definePrintOrders({ system, jobs }: Pick<Door, 'system' | 'jobs'>): void {
  jobs.define<OrderedPrint>('print-order', async ({ id: job, input }, _progress, signal) => {
    const { documentId, recordId, locale, instance, starter } = input
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
    const { document, object, rendered } = value
    const pdf = await printDocument(system, rendered, caller, signal)
    const file = await keepDocument(system, caller, {
      object,
      recordId,
      document,
      locale,
      fileName: rendered.fileName,
      pdf,
      shown: rendered.shown,
      job,
    })
    return { file: file.id }
  })
}

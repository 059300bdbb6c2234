/** Prints what a workflow has ordered, with its rights, and keeps it with the record. */
import type { Door } from '../door.ts'
import { keepDocument } from './keep-document.ts'
import type { OrderedPrint } from './ordered-print.ts'
import { printAsWorkflow } from './print-as-workflow.ts'

/** Says how orders are carried out; call it once, before jobs begin to work. */
export function definePrintOrders({ system, jobs }: Pick<Door, 'system' | 'jobs'>): void {
  jobs.define<OrderedPrint>('print-order', async ({ id: job, input }, _progress, signal) => {
    const { recordId, locale } = input
    const { caller, document, object, rendered, pdf } = await printAsWorkflow(system, input, signal)
    const { fileName, shown } = rendered
    const file = await keepDocument(system, caller, { object, recordId, document, locale, fileName, pdf, shown, job })
    return { file: file.id }
  })
}

/**
 * The service that prints: it leaves an order in the transaction of the step, and a job keeps the PDF with the record a
 * moment later. A browser is not waited for while an instance holds its locks.
 */

import type { PrintService } from '#metadata/definitions.ts'
import { workflowUserId } from '#metadata/workflow-user.ts'
import { orderJob } from '#platform/jobs/job-rows.ts'
import { findDocument } from '../../documents/find-document.ts'
import { isKept } from '../../documents/is-kept.ts'
import type { OrderedPrint } from '../../documents/ordered-print.ts'
import { recordIn } from '../../feel/record-in.ts'
import { unknownRecord } from '../../problems.ts'
import type { Wait } from '../engine/types.ts'
import type { Run } from '../run.ts'
import { asWorkflow } from '../workflow-actor.ts'
import type { Done } from './done.ts'

/** Throws `definition/unknown` for a document that is gone, `document/not-kept`, `record/unknown` where there is no record of its object. */
export async function printLater(run: Run, wait: Wait, action: PrintService): Promise<Done> {
  const { context, instance } = run
  const { definition, object } = findDocument(asWorkflow(context, instance), action.document ?? '')
  const own = instance.recordId === null ? undefined : { object: instance.recordObject, id: instance.recordId }
  const record =
    action.record === undefined ? own : recordIn(await run.stepper.evaluate(wait, action.record, run.state))
  // Whoever drew the step has answered what the document asks.
  isKept(definition, true)
  if (!record || record.object !== object.id) {
    throw unknownRecord(`There is no record of "${object.name}" to be printed.`)
  }
  const order: OrderedPrint = {
    documentId: definition.id,
    recordId: record.id,
    locale: action.locale ?? instance.locale,
    instance: instance.id,
    starter: instance.starter,
  }
  await orderJob(context.tx, 'print-order', order, workflowUserId)
  return { data: { document: definition.name } }
}

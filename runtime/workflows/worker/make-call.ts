/**
 * Calls to the outside that workflows wait for, and mails whose documents are printed first. A node leases a call for a while by moving its row into the future; when
 * the node dies, another one takes it up then. So a call is made at least once, each time with the same key.
 */
import sql from 'sql-template-tag'

import { isRetryable } from '#platform/database/database-problems.ts'
import { Problem } from '#platform/problem.ts'

import { notHeld } from '../../outgoing/hold.ts'
import type { System } from '../../system.ts'
import { write } from '../../write.ts'
import type { EngineEvent } from '../engine/types.ts'
import { faultOf, isFault } from '../fault-of.ts'
import { storeJson } from '../from-json.ts'
import { lockInstance, logOf } from '../instance-row.ts'
import type { MailOrder } from '../jobs/mail-order.ts'
import { programOf } from '../program.ts'
import { runEvent } from '../run-event.ts'
import { troubleInstance } from '../trouble-instance.ts'
import { callWebhook, type WebhookAnswer, type WebhookRequest } from '../webhook/call-webhook.ts'
import { workflowCaller } from '../workflow-actor.ts'
import { webhookFailed } from '../workflow-problems.ts'
import { backOff, mostAttempts } from './back-off.ts'
import { type PrintedMail, postWithFiles, printForMail } from './print-for-mail.ts'

export interface LeasedCall {
  readonly instance: string
  readonly wait: string
  readonly node: string
  readonly attempts: number
  readonly input: WebhookRequest | MailOrder
}

const leaseSeconds = 60
const most = 10

/** Takes calls that are due; no other node has them until the lease ends. */
export async function leaseCalls(system: System): Promise<LeasedCall[]> {
  const log = logOf(system).text
  return await system.db.query<LeasedCall>({
    text: `update ${log}.workflow_wait w set due = now() + interval '${leaseSeconds} seconds', attempts = w.attempts + 1
      from (select instance, wait from ${log}.workflow_wait where kind = 'job' and due <= now() and ${notHeld.text}
        order by due limit ${most} for update skip locked) d
      where w.instance = d.instance and w.wait = d.wait
      returning w.instance, w.wait, w.node, w.attempts, w.input`,
    values: [],
    prepared: true,
  })
}

/** Makes the call and tells the instance, or notes when it is tried again. */
export async function makeCall(system: System, call: LeasedCall): Promise<boolean> {
  const outcome = await attempt(system, call)
  const isLast = outcome instanceof Problem && (isFinal(outcome, call) || call.attempts >= mostAttempts)
  try {
    await settle(system, call, outcome, isLast)
  } catch (error) {
    // The call was made; what cannot be done with its answer is no reason to make it again and again.
    if (!isFault(error) && call.attempts < mostAttempts) throw error
    const problem = isMail(call.input) && error instanceof Problem ? error : undefined
    const failed = problem ?? webhookFailed(faultOf(error).message.en, {}, { cause: error })
    await settle(system, call, failed, true).catch(async (failure: unknown) => {
      if (isRetryable(failure)) throw failure
      await giveUp(system, call, failure)
    })
  }
  return true
}

/** Not even an error can be told to the instance: the call is left alone, and somebody sees it. */
async function giveUp(system: System, { instance: id, wait, node }: LeasedCall, failure: unknown): Promise<void> {
  await write(system, workflowCaller(system), async context => {
    const instance = await lockInstance(context, context.tx, id)
    if (!instance?.state?.waits[wait]) return
    await context.tx.query(sql`
      update ${logOf(context)}.workflow_wait set due = null where instance = ${id}::uuid and wait = ${wait}`)
    await troubleInstance(context, instance, { token: `call:${wait}`, node, wait, ...faultOf(failure) })
  })
}

async function settle(
  system: System,
  { instance: id, wait, attempts, node, input }: LeasedCall,
  outcome: Outcome | Problem,
  isLast: boolean,
): Promise<void> {
  await write(system, workflowCaller(system), async context => {
    const instance = await lockInstance(context, context.tx, id)
    if (!instance?.state?.waits[wait]) return
    if (outcome instanceof Problem && !isLast) {
      await context.tx.query(sql`
        with put as (update ${logOf(context)}.workflow_wait set due = now() + make_interval(secs => ${backOff(attempts)}), error = ${outcome.message}
          where instance = ${id}::uuid and wait = ${wait})
        insert into ${logOf(context)}.workflow_log (instance, seq, workflow_id, revision, kind, node, data)
        values (${id}::uuid, 0, ${instance.workflowId}, ${instance.revision}::int, 'failed', ${node}, ${JSON.stringify({ attempt: attempts, code: outcome.code, message: outcome.message })}::jsonb)`)
      return
    }
    const program = await programOf(context.catalog, instance.workflowId, instance.revision, context.tx)
    const service = program.nodes.get(node)
    const variable =
      service?.type === 'serviceTask' && service.does?.type === 'webhook' ? service.does.variable : undefined
    const event: EngineEvent =
      outcome instanceof Problem
        ? { type: 'error', wait, code: outcome.code, message: outcome.message }
        : { type: 'done', wait, ...(variable ? { variables: { [variable]: storeJson(outcome) } } : {}) }
    const told = async (): Promise<object> => {
      if (outcome instanceof Problem) return { code: outcome.code, message: outcome.message }
      if ('files' in outcome) return isMail(input) ? await postWithFiles(context, instance, input, outcome) : {}
      return { status: outcome.status }
    }
    const does = isMail(input) ? 'mail' : 'webhook'
    const entry = { kind: 'did', node, data: { does, attempt: attempts, ...(await told()) } } as const
    await runEvent(context, instance, event, { entry })
  })
}

/** What came of it: an answer, or what is to be posted. */
type Outcome = WebhookAnswer | PrintedMail

function isMail(input: LeasedCall['input']): input is MailOrder {
  return 'kind' in input
}

/** A printer may be there again later; what is wrong with the document or the record is wrong until somebody mends it. */
function isFinal(problem: Problem, { input }: LeasedCall): boolean {
  if (!isMail(input)) return problem.code === 'webhook/refused'
  return problem.status < 500 && !problem.code.startsWith('print/')
}

async function attempt(system: System, call: LeasedCall): Promise<Outcome | Problem> {
  const { instance, wait, input } = call
  const allowed = system.webhookHosts ?? new Set<string>()
  try {
    if (isMail(input)) return await printForMail(system, call, input)
    return await callWebhook(input, { idempotencyKey: `${instance}-${wait}`, allowed })
  } catch (error) {
    return error instanceof Problem ? error : webhookFailed(String(error), {}, { cause: error })
  }
}

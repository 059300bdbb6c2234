/** The service that calls an address outside: what is sent is worked out now, the call is made after the commit. */
import type { WebhookService } from '#metadata/definitions.ts'
import { toJsonValue } from '../../feel/to-json-value.ts'
import type { Wait } from '../engine/types.ts'
import type { Run } from '../run.ts'
import type { WebhookRequest } from '../webhook/call-webhook.ts'
import { webhookRefused } from '../workflow-problems.ts'

/** Writes the request down; the answer comes from the worker. */
export async function prepareCall(run: Run, wait: Wait, action: WebhookService): Promise<undefined> {
  const evaluate = async (expression: string) => toJsonValue(await run.stepper.evaluate(wait, expression, run.state))
  const url = action.url === undefined ? null : await evaluate(action.url)
  if (typeof url !== 'string') throw webhookRefused('The address comes to no text.')
  const headers: Record<string, string> = {}
  for (const { name, value } of action.headers ?? []) headers[name] = String((await evaluate(value)) ?? '')
  const body = action.body === undefined ? undefined : await evaluate(action.body)
  run.inputs.set(wait.id, { url, method: action.method ?? 'POST', headers, body } satisfies WebhookRequest)
  return undefined
}

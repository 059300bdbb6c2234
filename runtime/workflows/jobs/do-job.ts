/**
 * Does the job that a workflow waits for: everything that stays within the database in the transaction of the step, so
 * that it is done exactly when the step is; a call to the outside is written down for the worker.
 */

import type { ServiceAction } from '#metadata/definitions.ts'

import type { EngineEvent, Wait } from '../engine/types.ts'
import { faultOf, isFault } from '../fault-of.ts'
import { inSavepoint } from '../in-savepoint.ts'
import type { Run } from '../run.ts'
import { createOne } from './create-one.ts'
import type { Done } from './done.ts'
import { findPeople } from './find-people.ts'
import { findSome } from './find-some.ts'
import { prepareCall } from './prepare-call.ts'
import { printLater } from './print-later.ts'
import { sendMail, tellPeople } from './tell-people.ts'
import { updateOne } from './update-one.ts'

type DoJob<K extends ServiceAction['type']> = (
  run: Run,
  wait: Wait,
  action: Extract<ServiceAction, { type: K }>,
) => Promise<Done | undefined>

/** By what a service does. undefined: it is not done yet. */
const doers: { readonly [K in ServiceAction['type']]: DoJob<K> } = {
  create: createOne,
  update: updateOne,
  transition: updateOne,
  find: findSome,
  people: findPeople,
  notify: tellPeople,
  mail: sendMail,
  print: printLater,
  webhook: prepareCall,
}

/** The event that answers the job; undefined when the answer comes later. */
export async function doJob(run: Run, wait: Wait): Promise<EngineEvent | undefined> {
  const node = run.program.nodes.get(wait.node)
  const action = node?.type === 'serviceTask' ? node.does : undefined
  if (!action)
    return { type: 'error', wait: wait.id, code: 'workflow/incomplete', message: 'It is not said what to do.' }
  const begun = performance.now()
  try {
    const act = doers[action.type] as DoJob<ServiceAction['type']>
    const done = await inSavepoint(run.context.tx, () => act(run, wait, action))
    if (!done) return undefined
    const { result, data } = done
    const ms = Math.round(performance.now() - begun)
    run.entries.push({
      kind: 'did',
      node: wait.node,
      token: wait.token ?? undefined,
      ms,
      data: { does: action.type, ...(data as object) },
    })
    const variable = 'variable' in action ? action.variable : undefined
    return {
      type: 'done',
      wait: wait.id,
      ...(variable && result !== undefined ? { variables: { [variable]: result } } : {}),
    }
  } catch (error) {
    if (!isFault(error)) throw error
    run.stepper.forget()
    const fault = faultOf(error)
    return { type: 'error', wait: wait.id, code: fault.code, message: fault.message[run.instance.locale] }
  }
}

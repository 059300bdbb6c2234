/** What a service task would do, told instead of done. */
import type { ServiceAction } from '#metadata/definitions.ts'
import type { EngineEvent, StoredVariable, Wait } from '#runtime/workflows/engine/types.ts'
import { faultOf, isFault } from '#runtime/workflows/fault-of.ts'

import { captureCreate, captureFind, captureUpdate } from './capture-records.ts'
import { captureMail, captureNotify, capturePrint, captureWebhook } from './capture-telling.ts'
import { captureFoundPeople } from './people.ts'
import type { Simulation } from './simulation.ts'

type Capture<K extends ServiceAction['type']> = (
  simulation: Simulation,
  wait: Wait,
  action: Extract<ServiceAction, { type: K }>,
) => Promise<StoredVariable | undefined>

const captures: { readonly [K in ServiceAction['type']]: Capture<K> } = {
  create: captureCreate,
  update: captureUpdate,
  transition: captureUpdate,
  find: captureFind,
  people: captureFoundPeople,
  notify: captureNotify,
  mail: captureMail,
  print: capturePrint,
  webhook: captureWebhook,
}

/** The event that answers the job; undefined when somebody else has to, as for a call to the outside. */
export async function captureJob(simulation: Simulation, wait: Wait): Promise<EngineEvent | undefined> {
  const node = simulation.nodes.get(wait.node)
  const action = node?.type === 'serviceTask' ? node.does : undefined
  if (!action) return { type: 'error', wait: wait.id, code: 'workflow/incomplete' }
  try {
    const capture = captures[action.type] as Capture<ServiceAction['type']>
    const result = await capture(simulation, wait, action)
    if (action.type === 'webhook') return undefined
    const variable = 'variable' in action ? action.variable : undefined
    return {
      type: 'done',
      wait: wait.id,
      ...(variable && result !== undefined ? { variables: { [variable]: result } } : {}),
    }
  } catch (error) {
    const fault = faultOf(error)
    // What the one who simulates may not see, or what goes beyond the limits, is no fault of the workflow.
    if (!isFault(error) || stopping.has(fault.code)) throw error
    return { type: 'error', wait: wait.id, code: fault.code, message: fault.message[simulation.live.actor.locale] }
  }
}

const stopping: ReadonlySet<string> = new Set(['simulation/not-readable', 'workflow/too-long'])

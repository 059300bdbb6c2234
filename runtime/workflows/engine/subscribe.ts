/** Opens waits for events. */
import type { BoundaryTrigger, CaughtEvent, StartTrigger } from '#metadata/definitions.ts'

import { dueTime } from './due-time.ts'
import { EngineFault } from './engine-fault.ts'
import { evaluate, keyText } from './evaluate.ts'
import { openWait, type Run } from './run.ts'
import type { Wait } from './types.ts'
import type { Place } from './variables.ts'

type Awaited = CaughtEvent | BoundaryTrigger | StartTrigger
type Owner = { readonly token: string } | { readonly scope: string }

/** Whether an event comes from outside or by itself; the others are brought by what the workflow does. */
export function isAwaited(event: Awaited): boolean {
  return ['timer', 'message', 'signal', 'condition'].includes(event.type)
}

/** Waits for the event of a node, for a token or for a scope as a whole. */
export function subscribe(run: Run, owner: Owner, node: string, event: Awaited, place: Place): void {
  openWait(run, { ...waitFor(run, event, place), node, token: null, ...owner })
}

function waitFor(run: Run, event: Awaited, place: Place): Pick<Wait, 'kind' | 'due' | 'left' | 'name' | 'key'> {
  switch (event.type) {
    case 'timer':
      return { kind: 'timer', ...dueTime(run, place, event) }
    case 'message':
      return messageWait(run, event, place)
    case 'signal':
      if (!event.name) throw new EngineFault('node/incomplete')
      return { kind: 'signal', name: event.name }
    case 'condition':
      if (!event.condition) throw new EngineFault('node/incomplete')
      return { kind: 'condition' }
    default:
      throw new EngineFault('node/unsupported', event.type)
  }
}

/** What is waited for when a message with a name and, it may be, a key is expected. */
export function messageWait(
  run: Run,
  message: { readonly name?: string; readonly key?: string },
  place: Place,
): { readonly kind: 'message'; readonly name: string; readonly key?: string } {
  if (!message.name) throw new EngineFault('node/incomplete')
  if (message.key === undefined) return { kind: 'message', name: message.name }
  return { kind: 'message', name: message.name, key: keyText(evaluate(run, place, message.key)) }
}

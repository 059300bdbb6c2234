/** Workflows that begin with a message or a signal. */
import type { WriteContext } from '../../write.ts'
import type { StoredVariables } from '../engine/types.ts'
import type { StartWish } from './start-wish.ts'
import { type Trigger, triggersOf } from './triggers.ts'

/** How every workflow is started that begins with the signal. */
export function startsBySignal(
  context: WriteContext,
  name: string,
  variables: StoredVariables,
  depth: number,
): StartWish[] {
  const triggers = triggersOf(context.catalog).signals.get(name) ?? []
  return triggers.map(trigger => toWish(context, trigger, variables, depth))
}

/** How every workflow is started that begins with the message. */
export function startsByMessage(
  context: WriteContext,
  name: string,
  variables: StoredVariables,
  depth: number,
): StartWish[] {
  const triggers = triggersOf(context.catalog).messages.get(name) ?? []
  return triggers.map(trigger => toWish(context, trigger, variables, depth))
}

function toWish(
  { source, actor }: WriteContext,
  { workflow, node, event }: Trigger<'message' | 'signal'>,
  variables: StoredVariables,
  depth: number,
): StartWish {
  return {
    workflowId: workflow.id,
    node: node.id,
    record: null,
    variables,
    starter: source.starter ?? null,
    locale: actor.locale,
    depth,
    because: event.type,
  }
}

/** Whether what happened is a reason to start: the condition of a start event, asked before there is an instance. */
import type { StartTrigger } from '#metadata/definitions.ts'

import { programOf } from '../program.ts'
import type { ReadingContext } from '../reading-context.ts'
import { createStepper } from '../stepper.ts'
import type { StartWish } from './start-wish.ts'

/** True where there is none. A condition that fails, because a field is gone for instance, throws. */
export async function mayStart(
  context: ReadingContext,
  event: StartTrigger,
  wish: Pick<StartWish, 'workflowId' | 'record' | 'starter' | 'variables'>,
): Promise<boolean> {
  const condition = 'condition' in event ? event.condition : undefined
  if (condition === undefined) return true
  const { catalog, tx } = context
  const program = await programOf(catalog, wish.workflowId, catalog.revision, tx)
  const place = {
    id: '',
    recordObject: wish.record?.object ?? null,
    recordId: wish.record?.id ?? null,
    starter: wish.starter,
    depth: 0,
    now: Date.now(),
  }
  return (await createStepper(context, place, program).evaluate(null, condition)) === true
}

/** What the designer is told about an edit. */
import type { FastifyRequest } from 'fastify'

import { type DesignerDoor, requireDesigner } from '../door.ts'
import type { EditAnswer } from './edit-draft.ts'
import { describeDraft } from './list-drafts.ts'
import { describeStep } from './list-steps.ts'

/** `{draft, step, changed, removed, findings}`; the step is null when nothing differs. */
export async function answerEdit(door: DesignerDoor, request: FastifyRequest, edit: EditAnswer) {
  const { system } = door
  const caller = requireDesigner(door, request)
  const { id, findings } = edit.state
  return {
    draft: await describeDraft(system, caller, id),
    step: edit.step ? await describeStep(system, caller, id, edit.step.number) : null,
    changed: edit.changed,
    removed: edit.removed,
    findings,
  }
}

/** What the designer is told about an edit. */
import type { FastifyRequest } from 'fastify'

import { type DesignerDoor, requireDesigner } from '../door.ts'
import type { EditAnswer } from './edit-draft.ts'
import { describeDraft } from './list-drafts.ts'

/** `{draft, step, changed, removed, findings}`; the step is null when nothing differs. */
export async function answerEdit(door: DesignerDoor, request: FastifyRequest, edit: EditAnswer) {
  const { changes, ...step } = edit.step ?? { changes: [] }
  return {
    draft: await describeDraft(door.system, requireDesigner(door, request), edit.state.id),
    step: edit.step ? { ...step, definitions: changes.map(item => item.definition) } : null,
    changed: edit.changed,
    removed: edit.removed,
    findings: edit.state.findings,
  }
}

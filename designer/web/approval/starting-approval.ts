/** What a new approval begins with: a button, and one step that the manager of the owner's unit decides. */
import type { ApprovalDefinition } from '#metadata/definitions.ts'
import { texts } from './texts.ts'

/** Its beginning and steps. */
export function startingApproval(newId: () => string): Pick<ApprovalDefinition, 'start' | 'lock' | 'steps'> {
  const [en, zh] = [texts.en, texts['zh-CN']]
  return {
    start: [{ id: newId(), type: 'button', label: { en: en.askFor, 'zh-CN': zh.askFor } }],
    lock: true,
    steps: [
      {
        id: newId(),
        label: { en: en.firstStep, 'zh-CN': zh.firstStep },
        approvers: { manager: { of: 'owner', levels: 1 } },
        decision: 'any',
        reject: { to: 'start' },
      },
    ],
  }
}

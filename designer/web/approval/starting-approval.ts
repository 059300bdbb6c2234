/** What a new approval begins with: a button, and one step that the manager of the owner's unit decides. */
import type { ApprovalDefinition, ApprovalStep, ObjectDefinition, PageDefinition } from '#metadata/definitions.ts'
import { texts } from './texts.ts'

const mostShown = 6

/** What an approver sees of a record unless it is said otherwise: what its page has at the top. */
export function shownFields(
  object: ObjectDefinition | undefined,
  pages: readonly PageDefinition[],
): NonNullable<ApprovalStep['fields']> {
  const header = pages.find(page => page.object === object?.name)?.header ?? []
  const own = header.filter(name => object?.fields.some(field => field.name === name && field.type !== 'children'))
  return own.slice(0, mostShown).map(field => ({ field, mode: 'readOnly' }))
}

/** Its beginning and steps. */
export function startingApproval(
  newId: () => string,
  fields: NonNullable<ApprovalStep['fields']>,
): Pick<ApprovalDefinition, 'start' | 'lock' | 'steps'> {
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
        ...(fields.length > 0 ? { fields } : {}),
        reject: { to: 'start' },
      },
    ],
  }
}

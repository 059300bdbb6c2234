/** What begins an approval: what may begin a workflow for a record, each way with an id of its own. */
import { identity, type Schema } from '../schema.ts'
import { union } from '../workflow/parts.ts'

/** An ordered array of the triggers that a workflow has for records. */
export const approvalStart = (triggers: readonly Schema[]): Schema => ({
  type: 'array',
  maxItems: 20,
  'x-key': 'id',
  items: union(
    'ApprovalStart',
    ['Start', '发起'],
    ['What begins it.', '发起审批的方式。'],
    triggers.map(trigger => ({
      ...trigger,
      properties: { id: identity, ...trigger.properties },
      required: ['id', ...(trigger.required ?? [])],
      'x-type': `Approval${trigger['x-type']}`,
    })),
  ),
  title: 'Begins with',
  description: 'A button on the record, or something that happens to the record.',
  'x-zh-CN': { title: '发起方式', description: '记录上的按钮，或记录发生的变化。' },
})

/** What the elements are called that every approval has. */
import type { LocalizedText } from '../definitions.ts'

const said = {
  round: ['Round', '轮次'],
  outcome: ['Outcome', '结果'],
  decidedBy: ['Decided by', '审批人'],
  called: ['Called', '被调用'],
  review: ['Approval', '审批'],
  submitted: ['Submitted', '已提交'],
  allAgreed: ['All have agreed', '全部同意'],
  approved: ['Approved', '已通过'],
  refused: ['Refused', '已拒绝'],
  returned: ['Sent back', '已退回'],
  withdraw: ['Withdraw', '撤回'],
  withdrawn: ['Withdrawn', '已撤回'],
  resubmit: ['Resubmit', '重新提交'],
  transition: ['Change state', '状态流转'],
  set: ['Set fields', '设置字段'],
  inform: ['Inform', '知会'],
  people: ['Find approvers', '确定审批人'],
  approve: ['Approve', '同意'],
  reject: ['Reject', '拒绝'],
  remind: ['Remind', '提醒'],
  reminded: ['Reminded', '已提醒'],
  waiting: ['still waits for your decision', '仍待您审批'],
  agreed: ['agreed', '已同意'],
  late: ['Overdue', '逾期'],
  escalate: ['Escalate', '升级'],
  escalated: ['escalated', '升级处理'],
  parallel: ['At the same time', '同时进行'],
  otherwise: ['Otherwise', '否则'],
} as const satisfies Readonly<Record<string, readonly [en: string, zh: string]>>

export const words = Object.fromEntries(
  Object.entries(said).map(([name, [en, zh]]) => [name, { en, 'zh-CN': zh }]),
) as Readonly<Record<keyof typeof said, LocalizedText & { readonly en: string; readonly 'zh-CN': string }>>

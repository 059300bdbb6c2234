/** Spans of time as people say them, and the sentences that an approval is read out in. */
import { expect, test } from 'vitest'

import { approvalWords } from '#designer/web/approval/approval-words.ts'
import { type Span, toDuration, toSpan } from '#designer/web/approval/duration-text.ts'
import { waysOf, withWay } from '#designer/web/approval/people.ts'
import type { Names } from '#designer/web/approval/use-names.ts'
import { withValue } from '#designer/web/approval/with-value.ts'
import type { ApprovalDefinition } from '#metadata/definitions.ts'

test.each<[expression: string | undefined, span: Span | undefined]>([
  ['@"P3D"', { count: 3, unit: 'days' }],
  ['duration("PT4H")', { count: 4, unit: 'hours' }],
  [' @"P14D" ', { count: 2, unit: 'weeks' }],
  ['@"P1DT2H"', undefined],
  ['@"P0D"', undefined],
  ['if urgent then @"P1D" else @"P3D"', undefined],
  [undefined, undefined],
])('the span of %s', (expression, span) => {
  expect(toSpan(expression)).toEqual(span)
  if (span) expect(toSpan(toDuration(span))).toEqual(span)
})

test('a way of naming people that says nothing is none', () => {
  expect(waysOf({ roles: [], starter: true, users: '' })).toEqual(['starter'])
  expect(withWay({ roles: ['a'], starter: true }, 'roles', [])).toEqual({ starter: true })
  expect(withWay(undefined, 'manager', { of: 'owner' })).toEqual({ manager: { of: 'owner' } })
})

test('a value is set by the keys of elements, and what is left alone stays the same', () => {
  const before = { start: [], steps: [{ id: 'a', due: { time: 'working' } }, { id: 'b' }], lock: true }
  const after = withValue(before, ['steps', 'a', 'due', 'duration'], '@"P1D"')
  expect(after.steps[0]).toEqual({ id: 'a', due: { time: 'working', duration: '@"P1D"' } })
  expect(after.steps[1]).toBe(before.steps[1])
  expect(withValue(before, ['lock'], undefined)).toEqual({ start: [], steps: before.steps })
})

const label = (en: string, zh: string) => ({ en, 'zh-CN': zh })
const approval: ApprovalDefinition = {
  id: 'quote-approval',
  kind: 'approval',
  name: 'quote_approval',
  label: label('Quote approval', '报价审批'),
  object: 'quote',
  condition: 'total > 0',
  lock: true,
  start: [{ id: 'ask', type: 'button', label: label('Ask', '提交'), roles: ['sales'] }],
  steps: [
    {
      id: 'manager',
      label: label('Manager', '主管'),
      approvers: { manager: { of: 'starter', levels: 2 } },
      due: { duration: '@"P2D"' },
      reject: { to: 'start' },
    },
    {
      id: 'finance',
      label: label('Finance', '财务'),
      when: 'total > 100000',
      withPrevious: true,
      approvers: { roles: ['finance', 'legal'], choose: true },
      decision: 'percentage',
      percent: 60,
      sequential: true,
      remind: { after: '@"P1D"', times: 2 },
      escalate: { after: '@"P3D"', to: { roles: ['boss'] } },
      reject: { to: 'step', step: 'manager' },
    },
  ],
  onApproved: { transition: { field: 'status', to: 'approved' }, set: [{ field: 'approved_on', value: 'today' }] },
  onWithdrawn: { inform: { starter: true } },
}
const names: Names = {
  object: 'Quote',
  role: name => name.toUpperCase(),
  field: path => path,
  step: id => id ?? '?',
  state: (_field, code) => code ?? '?',
}

test('an approval reads as sentences, in both languages', () => {
  expect(approvalWords(approval, names, 'en').map(line => line.words)).toEqual([
    'It begins when SALES presses “Ask” on a record of Quote. Only records for which “total > 0”. Meanwhile the record is locked.',
    'manager: Decided by the manager of the unit of the starter, 1 level up. Due within 2 days of working time. Refused, it goes back to the starter.',
    'finance: At the same time as the step before. Only if “total > 100000”: Decided by everybody with the role FINANCE and LEGAL and whom the starter chooses. 60% of them have to agree. They are asked one after another. Reminded 2 times, every 1 day. After 3 days it goes to everybody with the role BOSS. Refused, it goes back to manager.',
    'When approved, the record comes to “approved” and approved_on becomes “today”.',
    'When withdrawn, told of it: whoever started it.',
  ])
  const chinese = approvalWords(approval, names, 'zh-CN').map(line => line.words)
  expect(chinese[1]).toBe(
    'manager：由发起人所在部门向上 1 级的负责人审批。须在 2 天（工作时间）内完成。驳回则退回发起人。',
  )
  expect(chinese.at(-1)).toBe('撤回后，知会发起人。')
})

test('what nobody has said yet is said to be missing', () => {
  const empty = { ...approval, start: [], condition: undefined, lock: undefined, onApproved: undefined }
  const bare = { ...empty, steps: [{ id: 'manager', label: {}, approvers: {} }] } as unknown as ApprovalDefinition
  expect(
    approvalWords(bare, names, 'en')
      .slice(0, 2)
      .map(line => line.words),
  ).toEqual(['Nothing begins it yet.', 'manager: Decided by nobody yet. One of them is enough. Refused, it ends.'])
})

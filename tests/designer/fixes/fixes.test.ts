/** Every fix of every case of every rule settles its finding and brings no error that was not there. */
import { describe, expect, test } from 'vitest'
import { toEdit } from '#designer/drafts/run-command.ts'
import { fixesFor } from '#designer/fixes/fixes-for.ts'
import type { NamedApplication } from '#metadata/application.ts'
import type { Finding } from '#metadata/finding.ts'
import { findFindings } from '#metadata/findings.ts'

import { cases } from '../../metadata/rule-cases.ts'
import { shop } from '../../metadata/shop.ts'

/** Codes whose findings take a person's thought, in all or some of their cases. */
const unfixed = new Set([
  'id/taken',
  'system/missing',
  'system/field-changed',
  'system/role-changed',
  'action/incomplete',
  'conversion/empty',
  'conversion/not-covered',
  'choice/none',
  'part/out-of-reach',
  'children/not-back',
  'children/system-field',
  'numbering/other-object',
  'workflow/incomplete',
  'workflow/no-state',
  'workflow/unassigned',
  'workflow/missing-input',
  'workflow/circular-call',
  'workflow/foreign-record',
  'workflow/never-kept',
  'workflow/two-called',
  'workflow/unheeded-result',
  'workflow/circular-parent',
  'workflow/no-condition',
  'workflow/never-starts',
  'workflow/never-kept',
  'workflow/unheeded-result',
  'workflow/foreign-record',
  'workflow/two-called',
  'workflow/unfit-event',
  'workflow/unknown-time-zone',
  'workflow/unknown-handler',
  'workflow/lone-link',
  'computed/not-readable',
  'computed/cycle',
  'mail/malformed',
  'mail/not-repeated',
  'state/no-way-out',
  'report/not-one-source',
  'report/no-field',
  'report/unfit-measure',
  'report/unfit-source',
  'dashboard/unfit-filter',
  'document/malformed',
  'document/not-repeated',
  'document/unfit-value',
  'document/unfit-argument',
  'document/unknown-name',
  'document/unfit-place',
  'document/unfit-markup',
  'approval/nobody-to-choose',
  'approval/no-percent',
  'approval/unknown-step',
])
/** The form would be for everybody if it were for no record type, and others use it. */
const isUnfixed = (code: string, pointer: string) => unfixed.has(code) || pointer === '/recordTypes/0'

const sign = ({ code, definition, message }: Finding) => `${code} ${definition} ${message.en}`
const count = (application: NamedApplication, wanted: string) =>
  findFindings(application).filter(finding => sign(finding) === wanted).length
const errorsOf = (application: NamedApplication) =>
  findFindings(application)
    .filter(finding => finding.severity === 'error')
    .map(sign)

function settles(application: NamedApplication, finding: Finding): void {
  for (const {
    label,
    command: { command, ...args },
  } of fixesFor(finding, application)) {
    expect([label.en, label['zh-CN']]).toEqual([expect.stringMatching(/\S/), expect.stringMatching(/\p{Script=Han}/u)])
    const after = toEdit(command, args).run(application)
    const said = `${finding.code} ${finding.pointer}: ${label.en}`
    expect([said, count(after, sign(finding))]).toEqual([said, count(application, sign(finding)) - 1])
    const before = errorsOf(application)
    expect([said, errorsOf(after).filter(error => !before.includes(error))]).toEqual([said, []])
  }
}

describe.each(Object.entries(cases))('%s', (_, { invalid }) => {
  test.each(invalid)('%s at %s', (code, pointer, edit) => {
    const application = shop(edit)
    const finding = findFindings(application).find(item => item.code === code && item.pointer === pointer) as Finding
    const fixes = fixesFor(finding, application)
    if (!isUnfixed(code, pointer)) expect([code, fixes.length > 0]).toEqual([code, true])
    settles(application, finding)
  })
})

test('what was meant is offered first', () => {
  const application = shop(draft => {
    draft.get('list', 'customers').columns[1] = { field: 'parent.nme' }
    draft.get('object', 'customer').title = '{nme} ({code})'
  })
  const fixes = findFindings(application).map(finding => fixesFor(finding, application))
  expect(fixes.map(([first]) => first?.command)).toMatchObject([
    { command: 'set-property', kind: 'object', path: ['title'], value: '{name} ({code})' },
    { command: 'set-property', kind: 'list', path: ['columns', 1, 'field'], value: 'parent.name' },
  ])
  expect(fixes[0]?.[1]?.command).toMatchObject({ value: '{code}' })
})

/** Formulas that read one another again and again are refused before they grow without end. */
import { expect, test } from 'vitest'

import { toApplication } from '#metadata/application.ts'
import { findFindings } from '#metadata/findings.ts'
import { field, fixtureApplication } from '#tests/support/fixture-application.ts'

const codesOf = (formulas: readonly string[], more: object) => {
  const fields = formulas.map((formula, index) => field('deal', `f${index}`, 'decimal', { formula, ...more }))
  const definitions = fixtureApplication().definitions.map(item =>
    item.kind === 'object' && item.name === 'deal' ? { ...item, fields: [...item.fields, ...fields] } : item,
  )
  const errors = findFindings(toApplication(definitions)).filter(finding => finding.severity === 'error')
  return [...new Set(errors.map(finding => finding.code))]
}
const chain = (length: number, times: number) =>
  Array.from({ length }, (_, index) =>
    Array(times)
      .fill(index === 0 ? 'chance' : `f${index - 1}`)
      .join(' + '),
  )

test.each([
  ['stored', 'computed/not-stored', {}],
  ['computed when they are read', 'computed/not-readable', { whenRead: true }],
])('formulas that are %s', (_, code, more) => {
  expect(codesOf(chain(9, 1), more)).toEqual([])
  expect(codesOf(chain(30, 2), more)).toEqual([code])
})

test('what is too deep to be read is told, not empty', () => {
  expect(codesOf(chain(11, 1), { whenRead: true })).toEqual([])
  expect(codesOf(chain(12, 1), { whenRead: true })).toEqual(['computed/not-readable'])
})

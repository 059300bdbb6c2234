/** What a mail takes along is limited for one recipient, and for all of them together. */
import { expect, test } from 'vitest'

import { Problem } from '#platform/problem.ts'
import { assertMailFits } from '#runtime/mail/assert-mail-fits.ts'

const mega = 1024 * 1024

test.each([
  ['a usual one', 0.2 * mega, 500, true],
  ['a large one for a few', 15 * mega, 30, true],
  ['one that is larger than any mail', 16 * mega, 1, false],
  ['a large one for a whole company', 5 * mega, 2000, false],
])('%s', (_, bytes, recipients, fits) => {
  const ask = () => assertMailFits(bytes, recipients)
  if (fits) expect(ask).not.toThrow()
  else {
    expect(ask).toThrow(Problem)
    expect(ask).toThrow(expect.objectContaining({ code: 'mail/too-large' }))
  }
})

/** The path to the customer ends at a record. */
import { error } from '../finding.ts'
import type { Rule } from './context.ts'

export const parties: Rule = function* ({ symbols, pathAt }) {
  for (const object of symbols.all('object')) {
    const use = object.party === undefined ? undefined : pathAt(object, '/party')?.end
    if (!use || use.type === 'reference' || use.type === 'anyReference') continue
    yield error(
      object,
      'party/not-object',
      '/party',
      `${object.party} ends at a value, not at a record.`,
      `${object.party} 指向的是值，而非记录。`,
    )
  }
}

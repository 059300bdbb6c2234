/** What an expression gives for a field of a record that is about to be written: it sees the record as it is planned. */
import type { CatalogField } from '#metadata/catalog.ts'

import { expressionOf } from '../feel/expressions-of.ts'
import { toGiven } from '../feel/to-given.ts'
import { namesOf, typedRecord } from '../feel/typed-record.ts'
import type { PlannedValues } from '../fields/plan-values.ts'
import type { WriteContext } from '../write.ts'
import { namesBeside } from './names-beside.ts'
import { typePlanned } from './type-record.ts'

/** The value as somebody would enter it; `id` is that of a record which is there already. Throws ExpressionFault. */
export async function computePlanned(
  context: WriteContext,
  { plan, id }: { readonly plan: PlannedValues; readonly id?: string | undefined },
  field: CatalogField,
  text: string,
): Promise<unknown> {
  const expression = expressionOf(context, plan.object, text)
  const beside = await namesBeside(context, expression.of('actor'), context.tx)
  const typed = typePlanned(context, plan, id)
  const record = await typedRecord(context, typed, expression.of('record'), beside, context.tx)
  return toGiven(context, field, expression.evaluate(namesOf(record, null, beside)))
}

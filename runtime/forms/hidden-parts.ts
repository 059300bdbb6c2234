/** What the form of a record does not show as the record is now, so that its page and its form show the same. */
import type { FormDefinition } from '#metadata/definitions.ts'
import type { Context } from '../context.ts'
import { findObject } from '../query/path.ts'
import { formExpressions } from './form-expressions.ts'
import { type FormState, formState } from './form-rules.ts'

const decidesWhatIsShown = new Set(['tab', 'section', 'field'])

/** Ids of tabs and sections and names of fields; undefined where the form shows everything always. */
export async function hiddenParts(
  context: Context,
  form: FormDefinition,
  id: string,
): Promise<FormState['hidden'] | undefined> {
  if (!formExpressions(form).some(rule => decidesWhatIsShown.has(rule.kind))) return undefined
  const object = findObject(context, form.object)
  const { hidden } = await formState(context, { object, form, id, values: {}, changed: [] })
  return hidden
}

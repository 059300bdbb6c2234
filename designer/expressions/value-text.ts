/** A value as somebody reads it who tries an expression: as it would be written in the language, records by their titles. */
import type { Context } from '#runtime/context.ts'
import { isContext, isList } from '#runtime/feel/kind-of.ts'
import { usualLimits } from '#runtime/feel/limits.ts'
import { Run } from '#runtime/feel/run.ts'
import { textOf } from '#runtime/feel/text-of.ts'
import { contextOf, type FeelValue, objectOf } from '#runtime/feel/values.ts'
import { titlesOf } from './sample-records.ts'

const longest = 300
const mostTitles = 10

/** The text, shortened. Records of which the actor may not see all keep their ids. */
export async function valueText(context: Context, value: FeelValue): Promise<string> {
  const titled = isList(value)
    ? [
        ...(await Promise.all(value.slice(0, mostTitles).map(item => withTitle(context, item)))),
        ...value.slice(mostTitles),
      ]
    : await withTitle(context, value)
  const text = textOf([titled], new Run(contextOf([]), usualLimits)).slice(1, -1)
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}

async function withTitle(context: Context, value: FeelValue): Promise<FeelValue> {
  if (!isContext(value) || typeof value.id !== 'string') return value
  const object = context.catalog.objectsById.get(value[objectOf] ?? '')
  if (!object || context.rights.scope(object, 'read') !== 'all') return value
  return (await titlesOf(context, object, [value.id]))[0]?.title ?? value
}

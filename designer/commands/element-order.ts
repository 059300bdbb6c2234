/** Where an element goes in an array: after another one, first, or last. */
import type { Schema } from '#metadata/kinds/schema.ts'
import { unknownDefinition } from '#runtime/problems.ts'
import { positionOf, type Step } from './place.ts'

/** Key, name or position of the element that it follows; null for the first place, nothing for the last. */
export type After = Step | null | undefined

/** The argument that says so. */
export const afterArgument: Schema = {
  type: ['string', 'integer', 'null'],
  maxLength: 400,
  title: 'After',
  description: 'Key or name of what it follows; null puts it first, none last.',
  'x-zh-CN': { title: '位于其后', description: '前一个元素的键或名称;null 表示最前,不填表示最后。' },
}

/** The array with one more element; problem `definition/unknown` for one that is not there. */
export function insertAfter<T>(elements: readonly T[], schema: Schema | undefined, element: T, after: After): T[] {
  if (after === undefined) return [...elements, element]
  if (after === null) return [element, ...elements]
  const index = positionOf(elements, schema, after)
  if (index === undefined)
    throw unknownDefinition(`There is no element ${String(after).slice(0, 100)} to stand behind.`)
  return elements.toSpliced(index + 1, 0, element)
}

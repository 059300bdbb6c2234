/** Elements in an order that people choose: found by what people call them, put after one another. */
import type { LocalizedText } from '#metadata/definitions.ts'
import { didYouMean } from '#metadata/did-you-mean.ts'
import type { Schema } from '#metadata/kinds/schema.ts'
import { unknownDefinition } from '#runtime/problems.ts'

/** What an element follows: null is the beginning, undefined the end. */
export type After = string | null | undefined

/** The argument that says what an element follows. */
export const afterArgument: Schema = {
  type: ['string', 'null'],
  maxLength: 400,
  title: 'After',
  description: 'What it follows; null puts it first, nothing said puts it last.',
  'x-zh-CN': { title: '位于其后', description: '排在哪一项之后;null 表示排在最前,不填表示排在最后。' },
}

/** Anything that people may call by a name. */
interface Callable {
  readonly id?: string
  readonly field?: string
  readonly name?: string
  readonly label?: LocalizedText
}

/** Where the element is that has this id, field, name or label; problem `definition/unknown`. `what` is said in it. */
export function findElement(elements: readonly Callable[], wanted: string, what: string): number {
  const named = (key: 'id' | 'field' | 'name') => elements.findIndex(item => item[key] === wanted)
  const labelled = elements.findIndex(({ label }) => label?.en === wanted || label?.['zh-CN'] === wanted)
  const found = [named('id'), named('field'), named('name'), labelled].find(index => index >= 0)
  if (found !== undefined) return found
  const known = elements.flatMap(item => [item.field ?? item.name ?? item.id ?? [], item.label?.en ?? []].flat())
  const near = didYouMean(wanted, new Set(known))
  throw unknownDefinition(`There is no ${what} ${wanted.slice(0, 100)}.`, near.length > 0 ? { didYouMean: near } : {})
}

/** The elements with one more; problem `definition/unknown` when it is to follow something that is not there. */
export function insertElement<T extends Callable>(elements: readonly T[], element: T, after: After, what: string): T[] {
  const at = after === undefined ? elements.length : after === null ? 0 : findElement(elements, after, what) + 1
  return elements.toSpliced(at, 0, element)
}

/** The elements with one of them elsewhere; an element that follows itself stays. */
export function moveElement<T extends Callable>(elements: readonly T[], from: number, after: After, what: string): T[] {
  if (typeof after === 'string' && findElement(elements, after, what) === from) return [...elements]
  return insertElement(elements.toSpliced(from, 1), elements[from] as T, after, what)
}

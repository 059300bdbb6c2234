/** Elements in an order that people choose: found by what they call them, put after one another. */
import type { LocalizedText } from '#metadata/definitions.ts'
import { didYouMean } from '#metadata/did-you-mean.ts'
import type { Schema } from '#metadata/kinds/schema.ts'
import { unknownDefinition } from '#runtime/problems.ts'
import { isNode, positionOf, type Step } from './place.ts'

/** What an element follows, by key, name, label or position: null is the beginning, undefined the end. */
export type After = Step | null | undefined

/** The argument that says what an element follows. */
export const afterArgument: Schema = {
  type: ['string', 'integer', 'null'],
  maxLength: 400,
  title: 'After',
  description: 'What it follows; null puts it first, nothing said puts it last.',
  'x-zh-CN': { title: '位于其后', description: '排在哪一项之后；null 表示排在最前，不填表示排在最后。' },
}

/** What an element may be called by, besides the key that its schema names. */
interface Callable {
  readonly id?: string
  readonly field?: string
  readonly name?: string
  readonly label?: LocalizedText
}

/** Where the element is that has this key, id, field, name or label; problem `definition/unknown`. `what` is said in it. */
export function findElement(elements: readonly unknown[], wanted: Step, what: string, schema?: Schema): number {
  const callable = elements.map(item => (isNode(item) ? (item as Callable) : {}))
  const named = (key: 'id' | 'field' | 'name') => callable.findIndex(item => item[key] === wanted)
  const labelled = callable.findIndex(({ label }) => label?.en === wanted || label?.['zh-CN'] === wanted)
  const byKey = schema && positionOf(elements, schema, wanted)
  const byPlace = positionOf(elements, undefined, wanted)
  const found = [byKey ?? -1, named('id'), named('field'), named('name'), labelled, byPlace ?? -1]
  const index = found.find(position => position >= 0)
  if (index !== undefined) return index
  const known = callable.flatMap(item => [item.field ?? item.name ?? item.id ?? [], item.label?.en ?? []].flat())
  const near = didYouMean(String(wanted), new Set(known))
  const text = `There is no ${what} ${String(wanted).slice(0, 100)}.`
  throw unknownDefinition(text, near.length > 0 ? { didYouMean: near } : {})
}

/** The elements with one more; problem `definition/unknown` when it is to follow something that is not there. */
export function insertElement<T>(elements: readonly T[], element: T, after: After, what: string, schema?: Schema): T[] {
  if (after === undefined) return [...elements, element]
  return elements.toSpliced(after === null ? 0 : findElement(elements, after, what, schema) + 1, 0, element)
}

/** The elements with one of them elsewhere; an element that follows itself stays. */
export function moveElement<T>(elements: readonly T[], from: number, after: After, what: string): T[] {
  const isBehind = after !== null && after !== undefined
  if (isBehind && findElement(elements, after, what) === from) return [...elements]
  return insertElement(elements.toSpliced(from, 1), elements[from] as T, after, what)
}

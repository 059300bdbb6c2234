/** Elements in their order with one of them put elsewhere, or a new one put in. */
export function placeAfter<T>(
  elements: readonly T[],
  element: T,
  after: string | null | undefined,
  keyOf: (element: T) => string,
): T[] {
  const others = elements.filter(item => keyOf(item) !== keyOf(element))
  const at =
    after === null ? 0 : after === undefined ? others.length : others.findIndex(item => keyOf(item) === after) + 1
  return others.toSpliced(at, 0, element)
}

/** The items of a repetition in the order that the template asks for, and no more of them than it wants. */
import { FeelDecimal } from '../feel/decimal.ts'
import { toPlain } from './number-text.ts'

/** Without a key they stay as they are. */
export function orderItems(
  items: readonly unknown[],
  keyOf: ((item: unknown) => unknown) | undefined,
  order: unknown,
  limit: unknown,
): readonly unknown[] {
  const sign = order === 'descending' ? -1 : 1
  const ordered = keyOf
    ? items
        .map(item => ({ item, key: keyOf(item) }))
        .toSorted((a, b) => compareValues(a.key, b.key, sign))
        .map(({ item }) => item)
    : items
  return typeof limit === 'number' && limit >= 0 ? ordered.slice(0, Math.trunc(limit)) : ordered
}

/** What is missing comes last, whichever way round. */
function compareValues(a: unknown, b: unknown, sign: 1 | -1): number {
  const [missingA, missingB] = [a ?? null, b ?? null].map(value => value === null) as [boolean, boolean]
  if (missingA || missingB) return Number(missingA) - Number(missingB)
  return sign * compareFound(a, b)
}

/** Numbers and amounts as numbers, everything else as text; negative, 0 or positive. */
export function compareFound(a: unknown, b: unknown): number {
  const [plainA, plainB] = [toPlain(a), toPlain(b)]
  if (plainA !== undefined && plainB !== undefined) return new FeelDecimal(plainA).comparedTo(plainB)
  const [textA, textB] = [textOf(a), textOf(b)]
  return textA < textB ? -1 : textA > textB ? 1 : 0
}

function textOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value)
  const { title, name } = value as { readonly title?: unknown; readonly name?: unknown }
  return String(title ?? name ?? '')
}

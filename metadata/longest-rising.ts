/** The members of one longest strictly rising subsequence of distinct numbers (patience sorting, O(n log n)). */
export function longestRising(values: readonly number[]): Set<number> {
  const tails: number[] = []
  const previous = new Map<number, number | undefined>()
  for (const value of values) {
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((tails[middle] as number) < value) low = middle + 1
      else high = middle
    }
    previous.set(value, tails[low - 1])
    tails[low] = value
  }
  const members = new Set<number>()
  for (let value = tails.at(-1); value !== undefined; value = previous.get(value)) members.add(value)
  return members
}

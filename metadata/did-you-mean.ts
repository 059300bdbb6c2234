/** Names close to one that is unknown, for messages. */

/** At most three candidates within a third of the name's length in edits, nearest first. */
export function didYouMean(name: string, candidates: Iterable<string>): string[] {
  const wanted = name.toLowerCase().slice(0, 60)
  const limit = Math.max(2, Math.floor(wanted.length / 3))
  const near: { candidate: string; distance: number }[] = []
  for (const candidate of candidates) {
    const lower = candidate.toLowerCase()
    if (Math.abs(lower.length - wanted.length) > limit && !lower.startsWith(wanted)) continue
    const distance = lower.startsWith(wanted) ? 1 : editDistance(wanted, lower)
    if (distance <= limit) near.push({ candidate, distance })
  }
  return near
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(item => item.candidate)
}

/** Levenshtein distance, two rows at a time. */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const current = [i]
    for (let j = 1; j <= b.length; j++) {
      const substitution = (previous[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1)
      current.push(Math.min(substitution, (previous[j] as number) + 1, (current[j - 1] as number) + 1))
    }
    previous = current
  }
  return previous[b.length] as number
}

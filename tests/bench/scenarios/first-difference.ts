/** Where two JSON values differ first, with both values; undefined when they are equal. The order of keys does not count. */
export function firstDifference(ours: unknown, theirs: unknown, pointer = ''): string | undefined {
  if (isObject(ours) && isObject(theirs) && Array.isArray(ours) === Array.isArray(theirs)) {
    for (const key of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
      const found = firstDifference(ours[key], theirs[key], `${pointer}/${key}`)
      if (found !== undefined) return found
    }
    return undefined
  }
  if (Object.is(ours, theirs)) return undefined
  return `${pointer || '/'}: ${shown(ours)} and ${shown(theirs)}`
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

function shown(value: unknown): string {
  return (JSON.stringify(value) ?? 'nothing').slice(0, 300)
}

/** How many inputs are wrong, told from the errors of rjsf, which has an entry for every value, also for those without errors. */

/** Counts the places with a text below these fields; a line of a child grid has a place for each of its columns. */
export function countFaults(errors: Readonly<Record<string, unknown>>, names: readonly string[]): number {
  return names.reduce((sum, name) => sum + countWithin(errors[name]), 0)
}

function countWithin(errors: unknown): number {
  if (typeof errors !== 'object' || errors === null) return 0
  const { __errors: own, ...inner } = errors as Readonly<Record<string, unknown>>
  const here = Array.isArray(own) && own.length > 0 ? 1 : 0
  return Object.values(inner).reduce<number>((sum, part) => sum + countWithin(part), here)
}

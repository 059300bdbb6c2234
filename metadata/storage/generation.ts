/**
 * A computed field of a large table whose computation changes gets new columns, which are filled while the old ones are
 * still read. They are told apart by the generation behind the family: `numeric`, `numeric@1`, `numeric@2`.
 */

/** The family without its generation. */
export function familyOf(type: string): string {
  return type.replace(/@\d+$/, '')
}

/** Which generation it is; the first is 0. */
export function generationOf(type: string): number {
  return Number(/@(\d+)$/.exec(type)?.[1] ?? 0)
}

/** The family in a generation. */
export function ofGeneration(family: string, generation: number): string {
  return generation === 0 ? family : `${family}@${generation}`
}

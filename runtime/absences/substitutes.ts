/** Who stands in for whom, from the absences of one moment: pure, through chains, and safe where they go in a circle. */

/** An absence that is in force. */
export interface AbsenceInForce {
  readonly userId: string
  readonly substituteId: string | null
}

export interface Substitutes {
  /** Whether somebody is away. */
  isAbsent(userId: string): boolean
  /** Who is there in his place; undefined when he is there himself, or nobody is. */
  substituteOf(userId: string): string | undefined
  /** All he stands in for, also for those who were to stand in for them; never himself. */
  actsFor(userId: string): readonly string[]
}

/** With several absences of one person, the first that names a substitute counts. */
export function toSubstitutes(absences: readonly AbsenceInForce[]): Substitutes {
  const next = new Map<string, string | null>()
  const principals = new Map<string, string[]>()
  for (const { userId, substituteId } of absences) {
    if (next.get(userId)) continue
    next.set(userId, substituteId === userId ? null : substituteId)
  }
  for (const [userId, substituteId] of next) {
    if (substituteId) principals.set(substituteId, [...(principals.get(substituteId) ?? []), userId])
  }
  return {
    isAbsent: userId => next.has(userId),
    substituteOf(userId) {
      const passed = new Set<string>()
      let current: string | null | undefined = userId
      while (current && next.has(current) && !passed.has(current)) {
        passed.add(current)
        current = next.get(current)
      }
      return !current || current === userId || passed.has(current) ? undefined : current
    },
    actsFor(userId) {
      const found = new Set<string>()
      const waiting = [...(principals.get(userId) ?? [])]
      for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
        if (one === userId || found.has(one)) continue
        found.add(one)
        waiting.push(...(principals.get(one) ?? []))
      }
      return [...found]
    },
  }
}

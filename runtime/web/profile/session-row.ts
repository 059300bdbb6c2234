/** A session as the server lists it. */
export interface SessionRow {
  readonly id: string
  readonly userId: string
  readonly createdAt: string
  readonly seenAt: string
  readonly expiresAt: string
  readonly ip: string
  readonly agent: string
  readonly current?: boolean
}

/** Browser and system in a few words, for people who look for their own laptop. */
export function agentWords(agent: string): string {
  const browser = /(Edg|OPR|Chrome|Firefox|Safari)\/?(\d+)?/.exec(agent)
  const system = /(Windows|Mac OS X|Android|iPhone|iPad|Linux)/.exec(agent)?.[1]
  const names: Readonly<Record<string, string>> = { Edg: 'Edge', OPR: 'Opera', 'Mac OS X': 'macOS' }
  const words = [browser?.[1], system].flatMap(part => (part ? [names[part] ?? part] : []))
  return words.length > 0 ? words.join(' · ') : agent.slice(0, 60)
}

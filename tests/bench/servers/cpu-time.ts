/**
 * CPU seconds that processes have used, where the system tells (Linux). On a machine that others use too, CPU per
 * request says more than requests per second.
 */
import { readFileSync } from 'node:fs'

const ticksPerSecond = 100

/** CPU seconds by process id; processes that have ended, or that the system does not tell of, are missing. */
export function cpuSeconds(pids: readonly number[]): Map<number, number> {
  return new Map(
    pids.flatMap((pid): [number, number][] => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
        const [, user = '0', system = '0'] = /^\d+ \(.*\) .(?: \S+){10} (\d+) (\d+)/.exec(stat) ?? []
        return [[pid, (Number(user) + Number(system)) / ticksPerSecond]]
      } catch {
        return []
      }
    }),
  )
}

/** What was used between two readings, by processes that are in both; NaN when there are none. */
export function cpuBetween(before: ReadonlyMap<number, number>, after: ReadonlyMap<number, number>): number {
  const used = [...after].flatMap(([pid, seconds]) => (before.has(pid) ? [seconds - (before.get(pid) ?? 0)] : []))
  return used.length === 0 ? Number.NaN : used.reduce((sum, seconds) => sum + seconds, 0)
}

/**
 * CPU seconds that processes have used, where the system tells (Linux). On a machine that others use too, CPU per
 * request says more than requests per second.
 */
import { readFileSync } from 'node:fs'

const ticksPerSecond = 100

/** The sum over processes; undefined where it cannot be known. */
export function cpuSeconds(pids: readonly number[]): number | undefined {
  let ticks = 0
  for (const pid of pids) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      const [, user = '0', system = '0'] = /^\d+ \(.*\) .(?: \S+){10} (\d+) (\d+)/.exec(stat) ?? []
      ticks += Number(user) + Number(system)
    } catch {
      return undefined
    }
  }
  return ticks / ticksPerSecond
}

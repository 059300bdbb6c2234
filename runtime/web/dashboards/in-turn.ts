/** Questions of tiles, a few at a time: a screen full of reports is no flood for the server. */

const atOnce = 3
const waiting: (() => void)[] = []
let running = 0

/** Does the work when its turn comes; not at all when it is no longer wanted by then. */
export async function inTurn<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  if (running >= atOnce) await new Promise<void>(go => waiting.push(go))
  else running += 1
  try {
    signal.throwIfAborted()
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}

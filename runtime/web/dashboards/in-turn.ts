/** Questions of tiles, a few at a time and what is in sight first: a screen full of reports is no flood for the server. */

interface Waiting {
  readonly isSeen: () => boolean
  readonly go: () => void
}

const atOnce = 3
const waiting: Waiting[] = []
let running = 0

/** Does the work when its turn comes; not at all when it is no longer wanted by then. */
export async function inTurn<T>(signal: AbortSignal, isSeen: () => boolean, work: () => Promise<T>): Promise<T> {
  if (running >= atOnce) await new Promise<void>(go => waiting.push({ isSeen, go }))
  else running += 1
  try {
    signal.throwIfAborted()
    return await work()
  } finally {
    const at = waiting.findIndex(other => other.isSeen())
    const [next] = waiting.splice(Math.max(at, 0), 1)
    if (next) next.go()
    else running -= 1
  }
}

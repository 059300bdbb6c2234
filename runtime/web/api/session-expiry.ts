/** Knows who asks for a new sign-in when a session ends in the middle of work; several requests share one question. */

type Ask = () => Promise<boolean>

let ask: Ask | undefined
let asking: Promise<boolean> | undefined

/** Sets who asks; the answer is whether the person signed in again. Returns what takes it back. */
export function onSessionExpired(handler: Ask): () => void {
  ask = handler
  return () => {
    if (ask === handler) ask = undefined
  }
}

/** Asks once, however many requests wait for the answer. */
export function askToSignInAgain(): Promise<boolean> {
  if (!ask) return Promise.resolve(false)
  asking ??= ask().finally(() => {
    asking = undefined
  })
  return asking
}

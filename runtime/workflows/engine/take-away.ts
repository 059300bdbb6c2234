/** Takes tokens and scopes away with all that belongs to them; nothing goes on in their place. */
import { closeWait, type Run, removeToken, tokensIn, waitsOf } from './run.ts'

/** Takes a token away: what it waits for, what runs inside of it, and handlers that undo something for it. */
export function takeAway(run: Run, token: string): void {
  closeWork(run, token)
  for (const wait of waitsOf(run, { token })) closeWait(run, wait.id)
  for (const [id, other] of Object.entries(run.state.tokens)) if (other.undoes === token) takeAway(run, id)
  removeToken(run, token)
}

/** Ends the work of a token, but not what is attached to it: boundary events go on waiting. */
export function closeWork(run: Run, token: string): void {
  for (const wait of waitsOf(run, { token })) {
    if (run.graph.nodes.get(wait.node)?.node.type !== 'boundaryEvent') closeWait(run, wait.id)
  }
  for (const [id, scope] of Object.entries(run.state.scopes)) if (scope.token === token) endScope(run, id)
}

/** Takes all tokens of a scope away but one, and what the scope itself waits for. */
export function clearScope(run: Run, scope: string, but?: string): void {
  for (const wait of waitsOf(run, { scope })) closeWait(run, wait.id)
  for (const [id] of tokensIn(run, scope)) if (id !== but) takeAway(run, id)
}

/** Takes a scope away with everything in it. */
export function endScope(run: Run, scope: string): void {
  clearScope(run, scope)
  delete run.state.scopes[scope]
}

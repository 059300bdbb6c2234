/**
 * An instance in the middle of one event: its state, changed only here, what is still to be done and what came of it.
 * Objects of the state are replaced, never changed, so the state before stays as it was. An id keeps its place: what is
 * looked through in order is in order of age, also after it was saved.
 */
import type { Graph } from './compile-graph.ts'
import type { Effect, InstanceState, Scope, Token, Wait, World } from './types.ts'

/** What is done with a token next; `drain` asks whether a scope has ended. */
export type Work =
  | { readonly kind: TokenWork; readonly token: string; readonly via?: string }
  | { readonly kind: 'drain'; readonly scope: string }
export type TokenWork = 'listen' | 'enter' | 'begin' | 'complete' | 'finish' | 'leave' | 'undo'

type Growing<T> = { -readonly [K in keyof T]: T[K] }
interface Draft extends Growing<Omit<InstanceState, 'scopes' | 'tokens' | 'waits'>> {
  readonly scopes: Record<string, Scope>
  readonly tokens: Record<string, Token>
  readonly waits: Record<string, Wait>
}

export interface Run {
  readonly graph: Graph
  readonly world: World
  readonly state: Draft
  readonly queue: Work[]
  readonly effects: Effect[]
  steps: number
}

/** Begins with the state as it is; without one, with an instance in which nothing has happened. */
export function createRun(graph: Graph, state: InstanceState | null, world: World): Run {
  const from: InstanceState = state ?? { seq: 0, status: 'active', scopes: {}, tokens: {}, waits: {} }
  const draft = { ...from, scopes: { ...from.scopes }, tokens: { ...from.tokens }, waits: { ...from.waits } }
  return { graph, world, state: draft, queue: [], effects: [], steps: 0 }
}

/** A new id of the instance. */
function nextId(run: Run, letter: string): string {
  run.state.seq += 1
  return `${letter}${run.state.seq}`
}

/** Adds a token and says what is done with it; without work it stands for something that runs inside of its node. `via` is the flow that it comes by. */
export function addToken(run: Run, token: Token, work?: TokenWork, via?: string): string {
  const id = nextId(run, 't')
  run.state.tokens[id] = token
  if (work) run.queue.push({ kind: work, token: id, ...(via === undefined ? {} : { via }) })
  else run.effects.push({ type: 'entered', node: token.node, token: id })
  return id
}

/** Replaces properties of a token; those that are undefined are taken away. */
export function changeToken(
  run: Run,
  id: string,
  changes: { readonly [K in keyof Token]?: Token[K] | undefined },
): void {
  run.state.tokens[id] = merge(run.state.tokens[id] as Token, changes)
}

/** Replaces properties of a scope; those that are undefined are taken away. */
export function changeScope(
  run: Run,
  id: string,
  changes: { readonly [K in keyof Scope]?: Scope[K] | undefined },
): void {
  run.state.scopes[id] = merge(run.state.scopes[id] as Scope, changes)
}

/** Replaces properties of a wait; those that are undefined are taken away. */
export function changeWait(run: Run, id: string, changes: { readonly [K in keyof Wait]?: Wait[K] | undefined }): void {
  run.state.waits[id] = merge(run.state.waits[id] as Wait, changes)
}

function merge<T extends object>(value: T, changes: { readonly [K in keyof T]?: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries({ ...value, ...changes }).filter(([, item]) => item !== undefined)) as T
}

/** Takes a token out of the state; `flow` is where it left along, null where it ended. */
export function removeToken(run: Run, id: string): void {
  const token = run.state.tokens[id]
  if (!token) return
  delete run.state.tokens[id]
  run.effects.push({ type: 'left', node: token.node, token: id, flow: null })
}

/** Adds a scope. */
export function addScope(run: Run, scope: Scope): string {
  const id = nextId(run, 's')
  run.state.scopes[id] = scope
  return id
}

/** Waits for something; the token, if it is one that waits, stays. */
export function openWait(run: Run, wait: Omit<Wait, 'id'>): string {
  const id = nextId(run, 'w')
  const opened = { id, ...wait }
  run.state.waits[id] = opened
  run.effects.push({ type: 'open', wait: opened })
  return id
}

/** Waits no longer; a called instance is cancelled unless it has ended. */
export function closeWait(run: Run, id: string, hasEnded = false): void {
  const wait = run.state.waits[id]
  if (!wait) return
  delete run.state.waits[id]
  if (wait.kind === 'call' && !hasEnded) run.effects.push({ type: 'cancel-call', wait: id })
  run.effects.push({ type: 'close', wait: id })
}

/** Everything that is waited for by a token, or by a scope itself. */
export function waitsOf(run: Run, owner: { readonly token: string } | { readonly scope: string }): Wait[] {
  return Object.values(run.state.waits).filter(wait =>
    'token' in owner ? wait.token === owner.token : wait.token === null && wait.scope === owner.scope,
  )
}

/** Tokens of a scope with their ids, oldest first. */
export function tokensIn(run: Run, scope: string): (readonly [string, Token])[] {
  return Object.entries(run.state.tokens).filter(([, token]) => token.scope === scope)
}

/** Several instances of an activity: begun all at once or one after another, until all are completed or enough. */
import type { MultiInstance } from '#metadata/definitions.ts'

import { FeelDecimal, isDecimal, toDecimal } from '../../feel/decimal.ts'
import { EngineFault } from './engine-fault.ts'
import { evaluate, isTrue } from './evaluate.ts'
import { addScope, addToken, changeScope, changeToken, type Run, removeToken } from './run.ts'
import { toStored } from './stored-value.ts'
import { endScope } from './take-away.ts'
import type { Scope, Several, StoredVariable, Token, Wait } from './types.ts'
import { type Place, placeOf, setVariables } from './variables.ts'

const mostInstances = 1000

/** Begins the instances of the activity at which a token stands. */
export function beginSeveral(run: Run, id: string, multi: MultiInstance): void {
  const token = run.state.tokens[id] as Token
  const several = countInstances(run, placeOf(token), multi)
  if (several.total === 0) {
    keepOutputs(run, placeOf(token), multi, [])
    run.queue.push({ kind: 'finish', token: id })
    return
  }
  changeToken(run, id, { phase: 'inside' })
  const { node, scope: parent } = token
  const scope = addScope(run, { node, parent, token: id, variables: {}, several })
  for (let count = multi.sequential ? 1 : several.total; count > 0; count--) startNext(run, scope, multi)
}

function countInstances(run: Run, place: Place, multi: MultiInstance): Several {
  const none = { started: 0, completed: 0, ...(multi.outputVariable === undefined ? {} : { outputs: [] }) }
  if (multi.collection !== undefined) {
    const list = evaluate(run, place, multi.collection)
    if (!Array.isArray(list)) throw new EngineFault('instances/not-a-list')
    if (list.length > mostInstances) throw new EngineFault('instances/too-many')
    return { ...none, total: list.length, ...(multi.element === undefined ? {} : { items: list.map(toStored) }) }
  }
  if (multi.cardinality === undefined) throw new EngineFault('node/incomplete')
  const count = evaluate(run, place, multi.cardinality)
  if (!isDecimal(count) || !count.isInteger() || count.isNegative()) throw new EngineFault('instances/not-a-count')
  if (count.greaterThan(mostInstances)) throw new EngineFault('instances/too-many')
  return { ...none, total: count.toNumber() }
}

function startNext(run: Run, id: string, { element }: MultiInstance): void {
  const { node, several } = run.state.scopes[id] as Scope & { several: Several }
  const { started, items } = several
  const variables: Record<string, StoredVariable> = { loopCounter: started + 1 }
  if (element !== undefined) variables[element] = items?.[started] ?? null
  changeScope(run, id, { several: { ...several, started: started + 1 } })
  addToken(run, { node, scope: id, variables }, 'begin')
}

/** One more instance for an element, at once, or after the one under way where they follow one another. */
export function addOne(run: Run, wait: Wait, item: StoredVariable): boolean {
  const token = run.state.tokens[wait.token ?? '']
  const node = run.graph.nodes.get(wait.node)?.node
  const several = token && run.state.scopes[token.scope]?.several
  const multi = node && 'multiInstance' in node ? node.multiInstance : undefined
  if (!token || !several || multi?.element === undefined) return false
  if (several.total >= mostInstances) throw new EngineFault('instances/too-many')
  const { items = [], started, total } = several
  const all = [...items.slice(0, started), item, ...items.slice(started)]
  changeScope(run, token.scope, { several: { ...several, items: all, total: total + 1 } })
  if (!multi.sequential) startNext(run, token.scope, multi)
  return true
}

/** One instance is completed: begins the next one, or ends them all. */
export function completeOne(run: Run, id: string, multi: MultiInstance): void {
  const token = run.state.tokens[id] as Token
  const scope = run.state.scopes[token.scope] as Scope & { several: Several; token: string }
  const several = { ...scope.several, completed: scope.several.completed + 1 }
  const place = placeOf(token)
  const { total, started, completed } = several
  const counts = {
    nrOfInstances: toDecimal(total),
    nrOfCompletedInstances: toDecimal(completed),
    nrOfActiveInstances: new FeelDecimal(started - completed),
  }
  if (multi.outputVariable !== undefined) {
    const output = multi.output === undefined ? null : toStored(evaluate(run, place, multi.output, counts))
    Object.assign(several, { outputs: [...(several.outputs ?? []), output] })
    keepOutputs(run, placeOf(run.state.tokens[scope.token] as Token), multi, several.outputs ?? [])
  }
  const isEnough = multi.completion !== undefined && isTrue(run, place, multi.completion, counts)
  changeScope(run, token.scope, { several })
  removeToken(run, id)
  if (isEnough || completed >= total) {
    endScope(run, token.scope)
    run.queue.push({ kind: 'finish', token: scope.token })
  } else if (multi.sequential) startNext(run, token.scope, multi)
}

function keepOutputs(
  run: Run,
  place: Place,
  { outputVariable }: MultiInstance,
  outputs: readonly StoredVariable[],
): void {
  if (outputVariable !== undefined) setVariables(run, place, { [outputVariable]: outputs })
}

/**
 * Workflows written short, and played: `model` makes a definition of nodes and of chains like `s > a > e`; `play` runs a
 * script of lines `event -> nodes entered : what is waited for`. Between any two events the state is saved and reloaded.
 */
import { Temporal } from 'temporal-polyfill'
import { expect } from 'vitest'

import { indexSymbols, toApplication } from '#metadata/application.ts'
import type { WorkflowDefinition, WorkflowFlow, WorkflowNode } from '#metadata/definitions.ts'
import { compileGraph, type Graph } from '#runtime/workflows/engine/compile-graph.ts'
import { step } from '#runtime/workflows/engine/step.ts'
import type { Effect, EngineEvent, InstanceState, Stepped, Wait, World } from '#runtime/workflows/engine/types.ts'

type Part<N> = N extends unknown ? Omit<N, 'id'> : never
export type Nodes = Readonly<Record<string, Part<WorkflowNode>>>

export interface ModelOptions {
  /** Names of the declared variables, all of type any. */
  readonly declare?: string
  readonly object?: string
}

/** A workflow of nodes by id and of chains: `a > b > c`, `a > b if x > 1`, `a > c else`. */
export function model(
  nodes: Nodes,
  chains: readonly string[],
  { declare = '', object }: ModelOptions = {},
): WorkflowDefinition {
  return {
    id: 'workflow-test',
    kind: 'workflow',
    name: 'test',
    label: { en: 'Test', 'zh-CN': '测试' },
    ...(object === undefined ? {} : { object }),
    variables: words(declare).map(name => ({ name, type: 'any' as const })),
    nodes: Object.entries(nodes).map(([id, node]) => ({ id, ...node }) as WorkflowNode),
    flows: chains.flatMap(toFlows),
  }
}

function toFlows(chain: string): WorkflowFlow[] {
  const [, path = '', kind, when = ''] = /^(.*?)(?: (if|else)(.*))?$/s.exec(chain) ?? []
  const ids = path.split(' > ').map(id => id.trim())
  return ids.slice(1).map((to, index) => {
    const from = ids[index] as string
    const flow = { id: `${from}>${to}`, from, to }
    if (index < ids.length - 2 || !kind) return flow
    return kind === 'else' ? { ...flow, default: true } : { ...flow, when: when.trim() }
  })
}

function words(text: string): string[] {
  return text.split(' ').filter(word => word !== '')
}

const symbols = indexSymbols(toApplication([]))

/** The graph of a workflow that speaks of no object. */
export function graphFor(definition: WorkflowDefinition): Graph {
  return compileGraph(definition, { symbols })
}

export const startOfTime = Temporal.Instant.from('2026-03-02T08:00:00Z').epochMilliseconds

/** A world without records; a working day is eight hours here, so working time takes three times as long. */
export function worldAt(now: number, more: Partial<World> = {}): World {
  return {
    now,
    timeZone: 'UTC',
    record: () => null,
    actor: null,
    settings: Object.create(null),
    addWorking: (from, milliseconds) => from + 3 * milliseconds,
    stepsBefore: 0,
    ...more,
  }
}

/** As PostgreSQL gives JSON back: keys in order of length, then of their characters. */
export function reload<T>(value: T): T {
  const sorted = (item: unknown): unknown => {
    if (Array.isArray(item)) return item.map(sorted)
    if (item === null || typeof item !== 'object') return item
    const entries = Object.entries(item).sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1))
    return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]))
  }
  return sorted(JSON.parse(JSON.stringify(value))) as T
}

/** An instance with its clock. */
export class Player {
  readonly graph: Graph
  readonly effects: Effect[] = []
  state: InstanceState | null = null
  now = startOfTime
  entered: string[] = []

  constructor(graph: Graph) {
    this.graph = graph
  }

  /** Deals with an event; what the state before was does not change, and what is saved is what goes on. */
  send(event: EngineEvent): Stepped {
    const before = JSON.stringify(this.state)
    const world = worldAt(this.now)
    const stepped = step(this.graph, this.state, event, world)
    expect(JSON.stringify(this.state)).toBe(before)
    const again = step(this.graph, this.state && reload(this.state), event, world)
    expect(reload(again)).toEqual(reload(stepped))
    this.state = reload(stepped.state)
    this.effects.push(...stepped.effects)
    this.entered.push(...stepped.effects.flatMap(effect => (effect.type === 'entered' ? [effect.node] : [])))
    this.entered.push(...stepped.effects.flatMap(effect => (effect.type === 'throw' ? [`^${effect.name}`] : [])))
    return stepped
  }

  get waits(): Wait[] {
    return Object.values(this.state?.waits ?? {})
  }

  /** The oldest wait at a node. */
  waitAt(node: string): Wait {
    const wait = this.waits.find(item => item.node === node)
    if (!wait)
      throw new Error(`Nothing is waited for at ${node}, but at ${this.waits.map(item => item.node).join(' ')}`)
    return wait
  }

  tokenAt(node: string): string {
    const [id] = Object.entries(this.state?.tokens ?? {}).find(([, token]) => token.node === node) ?? []
    if (id === undefined) throw new Error(`No token stands at ${node}`)
    return id
  }

  /** Lets time pass; timers come in the order in which they are due. */
  pass(duration: string): void {
    const end = this.now + Temporal.Duration.from(duration).total('milliseconds')
    for (;;) {
      const next = this.waits
        .filter(wait => wait.due !== undefined && wait.due <= end)
        .sort((a, b) => a.due! - b.due!)[0]
      if (!next) break
      this.now = Math.max(this.now, next.due as number)
      this.send({ type: 'done', wait: next.id })
    }
    this.now = end
  }

  /** What is waited for, or how it ended; `!node` for tokens in trouble, `+node` for those that wait for others. */
  get standing(): string {
    if (this.state?.status !== 'active') return `${this.state?.status}`
    const tokens = Object.values(this.state.tokens)
    const troubled = tokens.filter(token => token.phase === 'incident').map(token => `!${token.node}`)
    const joining = tokens.filter(token => token.phase === 'joining').map(token => `+${token.node}`)
    return [...this.waits.map(wait => wait.node), ...joining, ...troubled].sort().join(' ')
  }
}

/** Plays a script; see `act` for its events. */
export function play(definition: WorkflowDefinition, ...script: readonly string[]): Player {
  const player = new Player(graphFor(definition))
  const told: string[] = []
  const happened = script.map(line => {
    const [event = ''] = line.split(' -> ')
    player.entered = []
    act(player, event.trim())
    told.push(line.replaceAll(/\s+/g, ' ').trim())
    return `${event.trim()} -> ${[...player.entered, ':', player.standing].join(' ')}`.trim()
  })
  expect(happened).toEqual(told)
  return player
}

/** `start x=1`, `done node x=1`, `error node CODE`, `pass PT1H`, `message name key x=1`, `signal name`, `retry node` … */
function act(player: Player, line: string): void {
  const [verb = '', ...rest] = line.split(' ')
  const plain = rest.filter(word => !/^[\p{L}_]+=/u.test(word))
  const variables = Object.fromEntries(
    rest
      .filter(word => !plain.includes(word))
      .map(word => {
        const [name = '', ...value] = word.split('=')
        return [name, JSON.parse(value.join('=')) as unknown]
      }),
  )
  const [first = '', second] = plain
  switch (verb) {
    case 'start':
      player.send({ type: 'start', variables, ...(first ? { node: first } : {}) })
      break
    case 'call':
      player.send({ type: 'start', variables, called: true })
      break
    case 'done': {
      const { outcome, ...others } = variables
      const more = typeof outcome === 'string' ? { outcome } : {}
      player.send({ type: 'done', wait: player.waitAt(first).id, variables: others, ...more })
      break
    }
    case 'add':
      player.send({ type: 'add', wait: player.waitAt(first).id, item: 'more' })
      break
    case 'error':
    case 'escalation':
      player.send({ type: verb, wait: player.waitAt(first).id, code: second ?? '' })
      break
    case 'pass':
      player.pass(first)
      break
    case 'message':
    case 'signal': {
      const wait = player.waits.find(item => item.kind === verb && item.name === first && item.key === second)
      if (!wait) throw new Error(`Nobody waits for ${line}`)
      player.send({ type: 'done', wait: wait.id, variables })
      break
    }
    case 'retry':
    case 'skip':
      player.send({ type: verb, token: player.tokenAt(first), variables })
      break
    case 'move':
      player.send({ type: 'move', token: player.tokenAt(first), to: second ?? '' })
      break
    case 'recheck':
    case 'cancel':
      player.send({ type: verb })
      break
    default:
      throw new Error(`What is ${verb}?`)
  }
}

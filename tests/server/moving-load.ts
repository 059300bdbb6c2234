/**
 * People at work on two servers while the application moves: each has records of his own, asks and writes one thing
 * after the other, and holds every answer against the oracle of the revision that it names.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'

import type { Method, ServerAnswer, TestServer } from '#tests/support/server.ts'

import type { Shape } from './moving-application.ts'
import {
  type Expectation,
  expectCreate,
  expectList,
  expectRecord,
  expectUpdate,
  type ListQuery,
  meansAnother,
  movedNames,
  type ThingState,
} from './oracle.ts'

export interface LoadOptions {
  readonly servers: readonly TestServer[]
  /** Shapes by the number of their revision. */
  readonly shapes: ReadonlyMap<number, Shape>
  /** Records that nobody changes, in the order of their `x`. */
  readonly seeds: readonly ThingState[]
  readonly people: number
  /** Requests per second of all together. */
  readonly rate: number
}

export interface MovingLoad {
  stop(): Promise<void>
  /** Requests by what they were and what came, e.g. `update 200`. */
  readonly counts: Map<string, number>
  /** What was not as it should be, the first few. */
  readonly faults: string[]
  faultCount(): number
  /** Revisions that were seen in answers. */
  readonly revisions: Set<number>
}

interface Request {
  readonly kind: 'list' | 'get' | 'create' | 'update'
  readonly method: Method
  readonly path: string
  readonly body?: Readonly<Record<string, unknown>>
  readonly headers: Record<string, string>
  readonly expect: (shape: Shape, answer: ServerAnswer) => Expectation
}

const systemKeys = ['created_at', 'created_by', 'updated_at', 'updated_by']
const pick = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)] as T
const chance = (share: number): boolean => Math.random() < share

/** Begins; the people work until `stop`. */
export function startMovingLoad({ servers, shapes, seeds, people, rate }: LoadOptions): MovingLoad {
  const load = { counts: new Map<string, number>(), faults: [] as string[], revisions: new Set<number>() }
  let faultCount = 0
  let isOver = false
  let serial = 0

  const fault = (details: object) => {
    faultCount += 1
    if (load.faults.length < 5) load.faults.push(JSON.stringify(details).slice(0, 2500))
  }

  async function work(person: number): Promise<void> {
    const own = new Map<string, ThingState>()
    const interval = (1000 * people) / rate
    await sleep(Math.random() * interval)
    while (!isOver) {
      const began = performance.now()
      const request = plan(own, person)
      // Some clients say which revision they speak of, be it an old one.
      const theirs = chance(0.25) ? pick([...load.revisions]) : undefined
      if (theirs !== undefined) request.headers['fulcrum-revision'] = String(theirs)
      const details = { ...request, headers: { ...request.headers } }
      try {
        const answer = await pick(servers).ask(request.method, request.path, request.body, request.headers)
        const revision = Number(answer.headers['fulcrum-revision'])
        const shape = shapes.get(revision)
        const key = `${request.kind} ${answer.status}`
        load.counts.set(key, (load.counts.get(key) ?? 0) + 1)
        if (!shape) fault({ ...details, revision, answer: answer.body })
        else {
          load.revisions.add(revision)
          const expected = request.expect(shape, answer)
          const moved = theirs === undefined ? [] : movedIn(request, shapes, theirs, revision, expected)
          const difference = moved.length > 0 ? differsFromMoved(answer, revision, moved) : differs(answer, expected)
          if (difference)
            fault({ ...details, theirs, revision, status: answer.status, answer: answer.body, expected, difference })
          if (request.method !== 'GET' && answer.status < 300 && expected.state)
            own.set(expected.state.id, expected.state)
        }
      } catch (error) {
        fault({ ...details, error: String(error) })
      }
      await sleep(Math.max(0, interval - (performance.now() - began)))
    }
  }

  function plan(own: ReadonlyMap<string, ThingState>, person: number): Request {
    const dice = Math.random()
    if (dice < 0.35) return list()
    if (dice < 0.6) return get(chance(0.5) && own.size > 0 ? pick([...own.values()]) : pick(seeds))
    if (dice < 0.75 || own.size === 0) return create(person)
    return update(pick([...own.values()]))
  }

  function list(): Request {
    const fields = [
      'name',
      'left',
      'right',
      ...(chance(0.5) ? [pick(['extra', 'plus'])] : []),
      ...(chance(0.3) ? [pick(['fresh', 'renewed'])] : []),
    ]
    const query: ListQuery = {
      fields,
      filter: {
        combinator: 'and',
        rules: [
          { field: 'name', operator: 'beginsWith', value: 'seed' },
          ...(chance(0.5)
            ? [{ field: pick(['left', 'right']), operator: 'beginsWith', value: pick(['alpha', 'beta']) }]
            : []),
        ],
      },
      sort: pick(['left', 'right', 'extra', 'plus', 'name']),
    }
    const parameters = {
      fields: fields.join(),
      filter: JSON.stringify(query.filter),
      sort: query.sort,
      count: 'true',
      limit: '100',
    }
    const text = Object.entries(parameters).map(([key, value]) => `${key}=${encodeURIComponent(value)}`)
    return {
      kind: 'list',
      method: 'GET',
      path: `/api/records/thing?${text.join('&')}`,
      headers: {},
      expect: shape => expectList(shape, seeds, query),
    }
  }

  function get(state: ThingState): Request {
    return {
      kind: 'get',
      method: 'GET',
      path: `/api/records/thing/${state.id}`,
      headers: {},
      expect: shape => expectRecord(shape, state),
    }
  }

  /** Values as the latest revision wants them; of every fourth, some names may be gone and some types wrong. */
  function someValues(): Record<string, unknown> {
    const number = 100 + Math.floor(Math.random() * 900)
    const mark = ++serial
    const latest = shapes.get(Math.max(...load.revisions, ...[...shapes.keys()].slice(0, 1)))
    const [x, y] = [latest?.byKey.get('x'), latest?.byKey.get('y')]
    const isCareless = chance(0.25)
    const xName = isCareless ? pick(['extra', 'plus']) : x?.name
    const yName = isCareless ? pick(['fresh', 'renewed']) : y?.name
    const isNumber = isCareless ? chance(0.5) : x?.type === 'integer'
    return {
      ...(chance(0.8) ? { left: `l${mark}` } : {}),
      right: `r${mark}`,
      ...(xName && chance(0.8) ? { [xName]: isNumber ? number : String(number) } : {}),
      ...(yName && chance(0.8) ? { [yName]: `y${mark}` } : {}),
    }
  }

  function create(person: number): Request {
    const body = { name: `own ${person}`, ...someValues() }
    return {
      kind: 'create',
      method: 'POST',
      path: '/api/records/thing',
      body,
      headers: {},
      expect: (shape, answer) => expectCreate(shape, body, String(answer.body?.id)),
    }
  }

  function update(state: ThingState): Request {
    const body = someValues()
    return {
      kind: 'update',
      method: 'PATCH',
      path: `/api/records/thing/${state.id}`,
      body,
      headers: { 'if-match': chance(0.5) ? '*' : `"${state.rev}"` },
      expect: shape => expectUpdate(shape, state, body),
    }
  }

  const working = Array.from({ length: people }, (_, person) => work(person))
  return {
    ...load,
    faultCount: () => faultCount,
    async stop() {
      isOver = true
      await Promise.all(working)
    },
  }
}

function isRefusal({ status }: Expectation): boolean {
  return status === 400 || status === 422
}

/** The names in a request that have moved since the revision that it speaks of, where it is to be told. */
function movedIn(
  { path, body }: Request,
  shapes: ReadonlyMap<number, Shape>,
  theirs: number,
  revision: number,
  expected: Expectation,
): string[] {
  const [then, now] = [shapes.get(theirs), shapes.get(revision)]
  if (!then || !now || theirs >= revision) return []
  if (!isRefusal(expected) && !meansAnother(then, now, body ?? {})) return []
  const said = `${decodeURIComponent(path)} ${JSON.stringify(body ?? '')}`
  return movedNames(then, now).filter(name => said.includes(name))
}

function differsFromMoved(
  { status, body }: ServerAnswer,
  revision: number,
  moved: readonly string[],
): string | undefined {
  if (status !== 409 || body?.type !== '/problems/catalog/moved') return 'It is no catalog/moved'
  if (body.revision !== revision) return 'It speaks of another revision than its header'
  const told = (body.changed as { field: string }[]).map(item => item.field).toSorted()
  return isDeepStrictEqual(told, moved.toSorted()) ? undefined : `It names ${told} instead of ${moved}`
}

function differs({ status, body }: ServerAnswer, expected: Expectation): string | undefined {
  if (status !== expected.status) return `The status should be ${expected.status}`
  if (expected.problem && body?.type !== expected.problem) return `The problem should be ${expected.problem}`
  if (expected.errors) {
    const told = ((body?.errors ?? []) as { pointer: string; code: string }[])
      .map(item => `${item.pointer} ${item.code}`)
      .toSorted()
    // Of several constraints of the database one is told.
    const fits = expected.problem
      ? isDeepStrictEqual(told, expected.errors)
      : told.length === 1 && expected.errors.includes(told[0] as string)
    return fits ? undefined : `The errors should be ${expected.errors}`
  }
  if (expected.body === undefined) return undefined
  const rest = expected.state ? withoutSystemFields(body) : body
  return isDeepStrictEqual(rest, expected.body) ? undefined : 'The body is another'
}

/** The record without its system fields; with them where one is missing, so that it differs. */
function withoutSystemFields(body: Readonly<Record<string, unknown>>): unknown {
  if (!systemKeys.every(key => key in body)) return body
  return Object.fromEntries(Object.entries(body).filter(([key]) => !systemKeys.includes(key)))
}

/** What a revision answers to a request: status and body, known beforehand from its shape and from what was written. */
import type { FieldKey, Shape, ShapeField } from './moving-application.ts'
import { namesOf } from './moving-application.ts'

/** What was written, independent of any revision. `x` is a whole number, so that every type can say it. */
export interface ThingState {
  readonly id: string
  readonly rev: number
  readonly name: string
  readonly one: string | null
  readonly two: string | null
  readonly x: number | null
  readonly y: string | null
}

export interface ListQuery {
  readonly fields: readonly string[]
  readonly filter: {
    readonly combinator: 'and'
    readonly rules: readonly { field: string; operator: string; value: string }[]
  }
  readonly sort: string
}

/** An answer: its body, or what a refusal says. */
export interface Expectation {
  readonly status: number
  readonly body?: unknown
  /** `/pointer code` of each error, sorted. */
  readonly errors?: readonly string[]
  readonly problem?: string
  /** The record afterwards. */
  readonly state?: ThingState
}

type Body = Readonly<Record<string, unknown>>

/** A list over `states`, which are in the order of the only sort that is used. */
export function expectList(
  shape: Shape,
  states: readonly ThingState[],
  { fields, filter, sort }: ListQuery,
): Expectation {
  const names = [...fields, ...filter.rules.map(rule => rule.field), sort]
  if (names.some(name => !readable(shape, name))) return { status: 400, problem: '/problems/field/unknown' }
  const matches = states.filter(state =>
    filter.rules.every(({ field, value }) => String(shown(shape, state, field)).startsWith(value)),
  )
  const records = matches.map(state => ({
    id: state.id,
    rev: state.rev,
    ...Object.fromEntries(fields.map(name => [name, shown(shape, state, name)])),
  }))
  return { status: 200, body: { records, count: records.length } }
}

/** One record with all its fields; system fields besides are not told. */
export function expectRecord(shape: Shape, state: ThingState, status = 200): Expectation {
  const values = [...shape.fields.keys()].map(name => [name, shown(shape, state, name)])
  return { status, body: { id: state.id, rev: state.rev, ...Object.fromEntries(values) }, state }
}

/** A new record; its id is not known beforehand. */
export function expectCreate(shape: Shape, body: Body, id: string): Expectation {
  const errors = errorsOf(shape, body)
  for (const { name, required } of shape.fields.values()) {
    if (required && !(name in body)) errors.push(`/${name} required`)
  }
  if (errors.length > 0) return refusal(errors)
  const empty: ThingState = { id, rev: 1, name: '', one: null, two: null, x: null, y: null }
  return expectRecord(shape, { ...empty, ...statesOf(shape, body) }, 201)
}

/** A changed record. A required value that it lacks from before the requirement is refused by the database. */
export function expectUpdate(shape: Shape, state: ThingState, body: Body): Expectation {
  const errors = errorsOf(shape, body)
  if (errors.length > 0) return refusal(errors)
  const after = { ...state, ...statesOf(shape, body), rev: state.rev + 1 }
  const lacking = [...shape.fields.values()].filter(({ key, required }) => required && after[key] === null)
  // Only the first one met is told.
  if (lacking.length > 0) return { status: 422, errors: lacking.map(({ name }) => `/${name} required`) }
  return expectRecord(shape, after)
}

/** The names of `then` that mean something else or nothing now. */
export function movedNames(then: Shape, now: Shape): string[] {
  return [...then.fields.values()].filter(({ key, name }) => now.byKey.get(key)?.name !== name).map(({ name }) => name)
}

/** Whether a name of the body belongs to another field of `now` than of `then`. */
export function meansAnother(then: Shape, now: Shape, body: Body): boolean {
  return Object.keys(body).some(name => {
    const [was, is] = [then.fields.get(name), now.fields.get(name)]
    return was !== undefined && is !== undefined && was.key !== is.key
  })
}

function refusal(errors: readonly string[]): Expectation {
  return { status: 422, problem: '/problems/record/invalid', errors: errors.toSorted() }
}

function errorsOf(shape: Shape, body: Body): string[] {
  return Object.entries(body).flatMap(([name, value]) => {
    const field = shape.fields.get(name)
    if (!field) return [`/${name} field/unknown`]
    const fits = field.type === 'decimal' || typeof value === (field.type === 'integer' ? 'number' : 'string')
    return fits ? [] : [`/${name} type/${field.type}`]
  })
}

function statesOf(shape: Shape, body: Body): Partial<ThingState> {
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => {
      const { key } = shape.fields.get(name) as ShapeField
      return [key, key === 'x' ? Number(value) : value]
    }),
  )
}

/** By its name of today, or by one that it had and that no other has today. */
function readable(shape: Shape, name: string): ShapeField | undefined {
  const current = shape.fields.get(name)
  if (current) return current
  const key = (Object.keys(namesOf) as FieldKey[]).find(item => namesOf[item].includes(name))
  return key && shape.byKey.get(key)
}

function shown(shape: Shape, state: ThingState, name: string): unknown {
  const { key, type } = readable(shape, name) as ShapeField
  const value = state[key]
  return value === null || type === 'integer' ? value : String(value)
}

/** The types that the checker knows. Every value may be null, so null is not a type that values are told apart by. */

import type { ObjectDefinition } from '../definitions.ts'

export type FeelType =
  | { readonly kind: SimpleType }
  /** `currency`: an amount of money, which has the member `currency`. */
  | { readonly kind: 'number'; readonly currency?: true }
  | { readonly kind: 'string'; readonly codes?: Codes }
  | { readonly kind: 'list' | 'range'; readonly of: FeelType }
  | { readonly kind: 'context'; readonly members: Members; readonly object?: string }
  | { readonly kind: 'function'; readonly parameters: readonly FeelType[]; readonly result: FeelType }
  /** Within a signature: any type, the same wherever the letter stands. */
  | { readonly kind: 'variable' }

export type SimpleType =
  | 'any'
  | 'null'
  | 'boolean'
  | 'date'
  | 'time'
  | 'date and time'
  | 'days and time duration'
  | 'years and months duration'
  /** One of the two kinds of duration. */
  | 'duration'

/** The values of a choice; a literal that is compared with it is one of them. */
export interface Codes {
  readonly all: readonly string[]
  /** They are the names of this object's record types. */
  readonly typesOf?: ObjectDefinition
}

/** What a context holds. */
export interface Members {
  get(name: string): Member | undefined
  names(): readonly string[]
}

export interface Member {
  readonly type: FeelType
  /** What of the application the name stands for. */
  readonly reference?: MemberReference
}

export interface MemberReference {
  readonly target: 'field' | 'setting'
  readonly object?: ObjectDefinition
}

export const any: FeelType = { kind: 'any' }

/** How a type is called in messages. */
export function describeType(type: FeelType): { en: string; zh: string } {
  switch (type.kind) {
    case 'list': {
      const of = describeType(type.of)
      return type.of.kind === 'any' ? { en: 'list', zh: '列表' } : { en: `list of ${of.en}`, zh: `${of.zh}列表` }
    }
    case 'range':
      return { en: 'range', zh: '区间' }
    case 'context':
      return type.object === undefined ? { en: 'context', zh: '上下文' } : { en: 'record', zh: '记录' }
    default:
      return words[type.kind]
  }
}

const words: Record<SimpleType | 'number' | 'string' | 'function' | 'variable', { en: string; zh: string }> = {
  any: { en: 'value', zh: '值' },
  null: { en: 'null', zh: '空值' },
  number: { en: 'number', zh: '数字' },
  string: { en: 'text', zh: '文本' },
  boolean: { en: 'yes or no', zh: '是/否' },
  date: { en: 'date', zh: '日期' },
  time: { en: 'time', zh: '时间' },
  'date and time': { en: 'date and time', zh: '日期时间' },
  'days and time duration': { en: 'duration in days and time', zh: '天时分时长' },
  'years and months duration': { en: 'duration in years and months', zh: '年月时长' },
  duration: { en: 'duration', zh: '时长' },
  function: { en: 'function', zh: '函数' },
  variable: { en: 'value', zh: '值' },
}

const isDuration = (type: FeelType) =>
  type.kind === 'duration' || type.kind === 'days and time duration' || type.kind === 'years and months duration'

const isUnknown = (type: FeelType) => type.kind === 'any' || type.kind === 'null' || type.kind === 'variable'

/** Whether a value of the one type can be a value of the other. */
export function accepts(wanted: FeelType, given: FeelType): boolean {
  if (isUnknown(wanted) || isUnknown(given)) return true
  if (isDuration(wanted) && isDuration(given)) {
    return wanted.kind === given.kind || wanted.kind === 'duration' || given.kind === 'duration'
  }
  if (wanted.kind !== given.kind) return false
  if ((wanted.kind === 'list' || wanted.kind === 'range') && (given.kind === 'list' || given.kind === 'range')) {
    return accepts(wanted.of, given.of)
  }
  if (wanted.kind === 'context' && given.kind === 'context') {
    return wanted.object === undefined || given.object === undefined || wanted.object === given.object
  }
  return true
}

/** The type of a value that is of the one or the other type. */
export function unify(one: FeelType, other: FeelType): FeelType {
  if (one === other || other.kind === 'null') return one
  if (one.kind === 'null') return other
  if (isDuration(one) && isDuration(other)) return one.kind === other.kind ? one : { kind: 'duration' }
  if (one.kind !== other.kind || !accepts(one, other)) return any
  if (one.kind === 'string') return { kind: 'string' }
  if (one.kind === 'number') return { kind: 'number' }
  if ((one.kind === 'list' || one.kind === 'range') && (other.kind === 'list' || other.kind === 'range')) {
    return { kind: one.kind, of: unify(one.of, other.of) }
  }
  if (one.kind === 'context' && other.kind === 'context') return unifyContexts(one, other)
  return one
}

type ContextType = Extract<FeelType, { kind: 'context' }>

function unifyContexts(one: ContextType, other: ContextType): FeelType {
  if (one.object !== undefined && one.object === other.object) return one
  const members = new Map<string, Member>()
  for (const name of new Set([...one.members.names(), ...other.members.names()])) {
    const [left, right] = [one.members.get(name), other.members.get(name)]
    members.set(name, left && right ? { type: unify(left.type, right.type) } : ((left ?? right) as Member))
  }
  return contextOf(members)
}

/** The type of a context with these members. */
export function contextOf(members: ReadonlyMap<string, Member>): FeelType {
  return { kind: 'context', members: { get: name => members.get(name), names: () => [...members.keys()] } }
}

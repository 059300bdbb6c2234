/** Whom a step of an approval speaks of, in the ways in which people say it. */
import type { ApprovalStep } from '#metadata/definitions.ts'

/** Approvers, who is told, who it escalates to: not all of them know a choice of the starter. */
export type People = ApprovalStep['approvers']

/** The ways of naming somebody, in the order in which they are offered. */
export const ways = ['roles', 'manager', 'fields', 'choose', 'teams', 'starter', 'users'] as const
export type Way = (typeof ways)[number]

/** What a way begins with when it is chosen; lists are filled afterwards. */
export const beginning: Readonly<Record<Way, unknown>> = {
  roles: [],
  manager: { of: 'owner', levels: 1 },
  fields: [],
  choose: true,
  teams: [],
  starter: true,
  users: '',
}

/** The ways that say something. */
export function waysOf(people: People | undefined): Way[] {
  return ways.filter(way => {
    const value = people?.[way]
    return Array.isArray(value) ? value.length > 0 : Boolean(value)
  })
}

/** The people with one way said otherwise; nothing for what says nothing. */
export function withWay(people: People | undefined, way: Way, value: unknown): People {
  const { [way]: _before, ...others } = people ?? {}
  const isNothing = !value || (Array.isArray(value) && value.length === 0)
  return isNothing ? others : { ...others, [way]: value }
}

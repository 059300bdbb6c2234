/** What is said of a sample record for which an approval begins once it is there, as if its owner had pressed the button. */
import { type User, user } from './organisation.ts'

export interface Start {
  readonly id: string
  readonly workflow: string
  readonly node: string
  readonly object: string
  readonly starter: string
  readonly locale: 'en' | 'zh-CN'
}

const foreigners = new Set([user('clarke').id, user('weber').id, user('nair').id])

/** The approval of that name, begun by its button. */
export function startOf(approval: string, object: string, id: string, starter: User): Start {
  const locale = foreigners.has(starter.id) ? 'en' : 'zh-CN'
  return { id, workflow: approval, node: 'start--submit', object, starter: starter.id, locale }
}

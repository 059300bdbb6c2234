/** With whom somebody shares what he keeps, as answers tell it and saves say it. */
import type { Person } from './people-input.tsx'

export interface Sharing {
  readonly shared: 'none' | 'team' | 'unit' | 'all'
  /** Names; told to the owner alone, as the people are. */
  readonly roles?: readonly string[] | undefined
  readonly users?: readonly Person[] | undefined
}

/** What is kept by somebody: what it is called and with whom it is shared. */
export interface KeptAs extends Sharing {
  readonly name: string
}

/** The properties of a save. */
export const keptAsBody = ({ name, shared, roles = [], users = [] }: KeptAs) => ({
  name: name.trim(),
  shared,
  roles,
  users: users.map(user => user.id),
})

/** Whether anybody else may open it. */
export const isShared = ({ shared, roles, users }: Sharing): boolean =>
  shared !== 'none' || (roles?.length ?? 0) + (users?.length ?? 0) > 0

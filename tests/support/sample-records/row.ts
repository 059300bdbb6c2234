/** What a sample record looks like, and the system fields that it says itself. */
import type { User } from './organisation.ts'

export interface Row {
  readonly id: string
  readonly [field: string]: unknown
}

/** Who made a record and when; the last change defaults to the creation. */
export function made(at: string, by: User, changedAt: string = at) {
  return { created_at: at, created_by: by.id, updated_at: changedAt > at ? changedAt : at, updated_by: by.id }
}

/** The same, with the owner and the owner's unit. */
export function owned(owner: User, at: string, changedAt: string = at) {
  return { ...made(at, owner, changedAt), owner: owner.id, unit: owner.unit }
}

/** A copy without the fields that hold nothing. */
export function compact<T extends Row>(row: T): T {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as T
}

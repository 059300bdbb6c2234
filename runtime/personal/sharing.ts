/**
 * With whom somebody shares what he keeps: nobody, his team, his unit or everybody, and beside these roles and people.
 * It says who may open it, never what he sees of the records.
 */
import sql, { raw, type Sql } from 'sql-template-tag'

import { didYouMean } from '#metadata/did-you-mean.ts'
import { systemObjects } from '#metadata/system-fields.ts'
import { type Problem, problemKind } from '#platform/problem.ts'

import type { Context } from '../context.ts'
import { titlesOfUsers } from '../people/titles-of-users.ts'
import { table } from '../query/identifiers.ts'
import { systemObject } from '../query/system-object.ts'

/** What a request says of it; what is not said is shared with nobody. */
export interface SharingBody {
  readonly shared?: SharingRow['shared']
  /** Names. */
  readonly roles?: readonly string[]
  readonly users?: readonly string[]
}

/** As it is kept. */
export interface SharingRow {
  readonly shared: 'none' | 'team' | 'unit' | 'all'
  readonly role_ids: readonly string[]
  readonly user_ids: readonly string[]
}

/** JSON Schema of the properties. */
export const sharingProperties = {
  shared: { type: 'string', enum: ['none', 'team', 'unit', 'all'] },
  roles: {
    type: 'array',
    maxItems: 50,
    uniqueItems: true,
    items: { type: 'string', minLength: 1, maxLength: 200 },
    description: 'Names of roles with whose members it is shared, too.',
  },
  users: {
    type: 'array',
    maxItems: 200,
    uniqueItems: true,
    items: { type: 'string', format: 'uuid' },
    description: 'People with whom it is shared, too.',
  },
} as const

/** The columns of all three tables, as SQL. */
export const sharingColumns = raw('shared, role_ids, user_ids')

/** SQL condition on a table of what people keep: the caller's own, and what is shared with him. */
export function isSharedWith({ actor }: Pick<Context, 'actor'>): Sql {
  return sql`(owner_id = ${actor.userId} or shared = 'all'
    or (shared = 'team' and owner_id = any(${actor.teamMates}::uuid[])) or (shared = 'unit' and unit_id = ${actor.unitId})
    or ${actor.userId}::uuid = any(user_ids) or role_ids && ${[...actor.roleIds]}::text[])`
}

/** Throws `sharing/invalid` for a role or a person that is not there. */
export async function checkSharing(
  context: Context,
  { shared = 'none', roles = [], users = [] }: SharingBody,
): Promise<SharingRow> {
  const role_ids = roles.map((name, index) => roleId(context, name, index))
  const user_ids = [...new Set(users.map(id => id.toLowerCase()))].filter(id => id !== context.actor.userId)
  const found =
    user_ids.length === 0
      ? []
      : await context.db.query<{
          id: string
        }>(sql`select id from ${table(context.ed, systemObject(context, systemObjects.user))}
          where id = any(${user_ids}::uuid[]) and deleted_at is null`)
  const known = new Set(found.map(row => row.id))
  const strange = users.findIndex(id => user_ids.includes(id.toLowerCase()) && !known.has(id.toLowerCase()))
  if (strange >= 0) throw invalidSharing(`/users/${strange}`, 'There is no such person.')
  return { shared, role_ids, user_ids }
}

function roleId({ catalog }: Context, name: string, index: number): string {
  const role = catalog.symbols.definition('role', name)
  if (role) return role.id
  const names = catalog.symbols.all('role').map(item => item.name)
  throw invalidSharing(`/roles/${index}`, `There is no role "${name}".`, didYouMean(name, names))
}

/** As an answer tells it: with whom else it is shared is the owner's to know. */
export interface SharingAnswer {
  readonly shared: SharingRow['shared']
  readonly roles?: readonly string[]
  readonly users?: readonly { readonly id: string; readonly title: string | null }[]
}

/** Tells it for rows that were read together. */
export async function sharingAnswers(
  context: Context,
  rows: readonly (SharingRow & { readonly owner_id: string })[],
): Promise<(row: SharingRow & { readonly owner_id: string }) => SharingAnswer> {
  const isMine = (row: { readonly owner_id: string }) => row.owner_id === context.actor.userId
  const titles = await titlesOfUsers(
    context,
    rows.filter(isMine).flatMap(row => row.user_ids),
  )
  return row => {
    if (!isMine(row)) return { shared: row.shared }
    const roles = row.role_ids.flatMap(id => context.catalog.symbols.byId(id)?.name ?? [])
    const users = row.user_ids.map(id => ({ id, title: titles.get(id) ?? null }))
    return {
      shared: row.shared,
      ...(roles.length > 0 ? { roles } : {}),
      ...(users.length > 0 ? { users } : {}),
    }
  }
}

const invalid = problemKind('sharing/invalid', 400, 'It cannot be shared like that')

function invalidSharing(pointer: string, message: string, near: readonly string[] = []): Problem {
  return invalid(message, {
    errors: [{ pointer, code: 'sharing/invalid', message }],
    ...(near.length > 0 ? { didYouMean: near } : {}),
  })
}

/** A running system over a fresh database, with people of several roles. */
import type { NamedApplication } from '#metadata/application.ts'
import { findFindings } from '#metadata/findings.ts'
import { metadataMigrations } from '#metadata/migrations.ts'
import { promote } from '#metadata/promotion/promote.ts'
import { platformMigrations } from '#platform/database/migrations.ts'
import { newId } from '#platform/new-id.ts'
import type { Actor } from '#runtime/context.ts'
import { openSystem } from '#runtime/installation/open-system.ts'
import { runtimeMigrations } from '#runtime/migrations.ts'
import type { Caller, System } from '#runtime/system.ts'

import { freshDatabase } from './database.ts'
import { fixtureApplication } from './fixture-application.ts'

export interface FixtureSystem {
  readonly system: System
  readonly url: string
  /** Inserts a row as it is, by column names; answers its id. */
  insert(table: string, values: Record<string, unknown>): Promise<string>
  /** Somebody with roles, by their ids; a user row is made for him. */
  person(name: string, roleIds: readonly string[], more?: Partial<Actor>): Promise<Caller>
  drop(): Promise<void>
}

/** The fixture application, promoted as revision 1, and an empty ED. */
export async function fixtureSystem(application: NamedApplication = fixtureApplication()): Promise<FixtureSystem> {
  const { db, drop, url } = await freshDatabase([platformMigrations, metadataMigrations, runtimeMigrations])
  const system = await openSystem(db, 'Asia/Shanghai')
  await promote(db, {
    ed: system.ed,
    base: 0,
    application,
    findings: findFindings,
    author: null,
    message: 'fixture',
    source: 'test',
  })
  await system.catalogs.refresh()
  const insert = async (table: string, values: Record<string, unknown>) => {
    const row = { id: newId(), ...values }
    const names = Object.keys(row)
    await db.query({
      text: `insert into ed."${table}" (${names.map(name => `"${name}"`).join(', ')}) values (${names.map((_, index) => `$${index + 1}`).join(', ')})`,
      values: Object.values(row),
    })
    return row.id as string
  }
  return {
    system,
    url,
    insert,
    drop,
    async person(name, roleIds, more = {}) {
      const userId =
        more.userId ?? (await insert('user', { name, active: true, kind: 'internal', unit: more.unitId ?? null }))
      for (const role of roleIds) await insert('role_assignment', { user: userId, role })
      const actor: Actor = {
        userId,
        name,
        roleIds: [...roleIds].sort(),
        unitId: null,
        unitsBelow: more.unitId ? [more.unitId] : [],
        teamIds: [],
        teamMates: [userId],
        locale: 'en',
        timeZone: 'Asia/Shanghai',
        ...more,
      }
      return { actor, source: { kind: 'api' } }
    },
  }
}

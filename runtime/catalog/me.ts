/** GET /api/me: who is signed in, and what he may do besides the rights to objects. */
import sql, { raw, type Sql } from 'sql-template-tag'

import type { CatalogObject } from '#metadata/catalog.ts'
import type { LocalizedText } from '#metadata/definitions.ts'
import { systemObjects } from '#metadata/system-fields.ts'

import type { SystemRight } from '../access/rights.ts'
import type { Context } from '../context.ts'
import { column, table } from '../query/identifiers.ts'
import { prepared } from '../query/prepared.ts'
import { systemColumn, systemObject } from '../query/system-object.ts'
import type { Answer } from '../read.ts'

export interface Me {
  readonly user: {
    readonly id: string
    readonly name: string
    readonly login: string | null
    readonly email: string | null
    readonly phone: string | null
    readonly locale: string | null
    readonly time_zone: string | null
    readonly notification_mail: boolean
    readonly unit: { readonly id: string; readonly title: string } | null
  }
  readonly roles: readonly { readonly id: string; readonly name: string; readonly label: LocalizedText }[]
  readonly system: readonly SystemRight[]
  readonly mustChangePassword: boolean
  readonly revision: number
  /** The one in effect: the person's own, else the system's. */
  readonly timeZone: string
}

interface Row {
  readonly revision: number
  readonly name: string
  readonly login: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly locale: string | null
  readonly time_zone: string | null
  readonly notification_mail: boolean
  readonly unit_id: string | null
  readonly unit_name: string | null
  readonly must_change: boolean
}

const systemRights = Object.keys({
  administer: true,
  analyse: true,
  audit: true,
  design: true,
  message: true,
  operate: true,
  promote: true,
} satisfies Record<SystemRight, true>) as SystemRight[]

/** The caller's own data, whatever his roles let him see of people. */
export async function readMe(context: Context): Promise<Answer<Me>> {
  const { catalog, ed, actor, rights, db } = context
  const user = systemObject(context, systemObjects.user)
  const unit = systemObject(context, systemObjects.unit)
  const u = (name: string) => systemColumn(user, 'u', name)
  const [row] = await db.query<Row>(
    prepared(
      sql`select h.revision, ${u('name')} as name, ${u('login')} as login, ${u('email')} as email, ${u('phone')} as phone,
          ${u('locale')} as locale, ${u('time_zone')} as time_zone,
          ${wantsMail(user)} as notification_mail, n.id as unit_id,
          ${systemColumn(unit, 'n', 'name')} as unit_name,
          coalesce((select c.must_change from platform.credential c where c.user_id = u.id), false) as must_change
        from bm.head h
        left join ${table(ed, user)} u on u.id = ${actor.userId}::uuid
        left join ${table(ed, unit)} n on n.id = ${u('unit')} and n.deleted_at is null`,
      actor,
    ),
  )
  if (!row) throw new Error('There is no head')
  const { revision, name, login, email, phone, locale, time_zone, notification_mail } = row
  return {
    revision,
    value: {
      user: {
        id: actor.userId,
        name,
        login,
        email,
        phone,
        locale,
        time_zone,
        notification_mail,
        unit: row.unit_id ? { id: row.unit_id, title: row.unit_name ?? '' } : null,
      },
      roles: rights.roles.map(role => ({ id: role.id, name: role.name, label: role.label })),
      system: systemRights.filter(right => rights.has(right)),
      mustChangePassword: row.must_change,
      revision: catalog.revision,
      timeZone: actor.timeZone,
    },
  }
}

/** false in a system whose users were installed before there was the choice. */
function wantsMail(user: CatalogObject): Sql {
  const choice = user.fieldsById.get('sys-user-notification_mail')?.columns?.value
  return choice ? sql`coalesce(${column('u', choice)}, false)` : raw('false')
}

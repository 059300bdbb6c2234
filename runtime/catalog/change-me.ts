/** PATCH /api/me: what everybody may change of his own user, whatever his roles let him do with users. */
import { systemObjects } from '#metadata/system-fields.ts'
import { isTimeZone } from '#platform/is-time-zone.ts'

import type { Rights } from '../access/rights.ts'
import { systemObject } from '../query/system-object.ts'
import { updateRecord } from '../records/write/update-record.ts'
import { invalidValues } from '../records/write/write-problems.ts'
import type { WriteContext } from '../write.ts'

/** Fields of the user, by what their ids end in; null empties one. */
export type OwnValues = Partial<Record<(typeof ownTexts)[number], string | null>> &
  Partial<Record<(typeof ownChoices)[number], boolean>>

export const ownTexts = ['name', 'email', 'phone', 'locale', 'time_zone'] as const
export const ownChoices = ['notification_mail'] as const
const ownFields = [...ownTexts, ...ownChoices]

/** Writes them as any change of a record is written: checked, audited. */
export async function changeMe(context: WriteContext, given: OwnValues): Promise<void> {
  const user = systemObject(context, systemObjects.user)
  const { time_zone: timeZone } = given
  if (timeZone && !isTimeZone(timeZone)) {
    throw invalidValues([
      { pointer: '/time_zone', code: 'time-zone/unknown', message: 'It is a time zone such as Asia/Shanghai.' },
    ])
  }
  const names = new Map(ownFields.map(key => [key, user.fieldsById.get(`${user.id}-${key}`)?.name ?? key]))
  const values = Object.fromEntries(
    ownFields.flatMap(key => (given[key] === undefined ? [] : [[names.get(key) ?? key, given[key]]])),
  )
  await updateRecord({ ...context, rights: rightsToOneself(context.rights) }, user, context.actor.userId, '*', values)
}

/** Only ever used for the fields above and the caller's own record. */
function rightsToOneself(rights: Rights): Rights {
  return { ...rights, key: `${rights.key}|oneself`, scope: () => 'all', field: () => 'editable' }
}

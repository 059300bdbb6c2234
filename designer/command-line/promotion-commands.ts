/** `crm promotion` and `crm parked`: the promotion that is under way, and what former promotions have put aside. */

import type { Command } from 'commander'
import { counted } from '#metadata/counted.ts'

import { cancelPromotion, pausePromotion } from '#metadata/promotion/control.ts'
import { readPromotion } from '#metadata/promotion/read-promotion.ts'

import { editDraft } from '../drafts/edit-draft.ts'
import { findParked, type ParkedAddress } from '../promotion/find-parked.ts'
import { countParked, listParked } from '../promotion/parked.ts'
import { resumeDraftPromotion } from '../promotion/promote-draft.ts'
import { nameOfParked, purgeParked } from '../promotion/purge-parked.ts'
import { toRestoreEdit } from '../promotion/restore-parked.ts'
import { editor, tellEdit } from './draft-edit-commands.ts'
import { findDraft } from './find-draft.ts'
import type { Shell } from './shell.ts'

/** Registers both. */
export function promotionCommands(program: Command, shell: Shell): void {
  const { say, withSystem } = shell
  const promotion = program.command('promotion').description('The promotion that is under way.')

  promotion
    .command('show')
    .description('Say how far the last promotion is.')
    .action(() =>
      withSystem(async ({ system: { db } }) => {
        const last = await readPromotion(db)
        if (!last) return say('There was none.')
        const { state, message, phase, done, total } = last
        say(`${state}  ${message}  ${phase ? `${phase} ${done}/${total}` : ''}`.trimEnd())
      }),
    )

  promotion
    .command('pause')
    .description('Let it stop at the next step; what is prepared stays.')
    .action(() =>
      withSystem(async ({ system: { db } }) => {
        await pausePromotion(db)
        say('It is paused, or will be at its next step.')
      }),
    )

  promotion
    .command('cancel')
    .description('Take back what it has prepared.')
    .action(() =>
      withSystem(async ({ system: { db } }) => {
        await cancelPromotion(db)
        say('It is cancelled, or will be at its next step.')
      }),
    )

  promotion
    .command('resume')
    .description('Go on with the one that is paused.')
    .action(() =>
      withSystem(async ({ system }) => {
        const { revision, notes } = await resumeDraftPromotion(system)
        say(`Revision ${revision} is the head.`)
        for (const item of notes) say(item.message.en)
      }),
    )

  const parked = program
    .command('parked')
    .description('Objects and fields that were removed and whose values are kept.')

  parked
    .command('list')
    .description('List them with the records that have a value.')
    .action(() =>
      withSystem(async ({ system }) => {
        const items = (await listParked(system.db)).filter(item => item.kind !== 'former-type')
        for (const item of await countParked(system, items)) {
          say(`${nameOfParked(item)}  ${counted(item.rows ?? 'many', 'record')}  since revision ${item.since}`)
        }
        say(`${items.length} parked`)
      }),
    )

  parked
    .command('restore')
    .argument('<draft>')
    .argument('<what>', 'an object, or object.field')
    .description('Put one back into a draft, with its values.')
    .action((wanted: string, what: string) =>
      withSystem(async ({ system }) => {
        const row = await findDraft(system.db, wanted)
        const found = await findParked(system, toAddress(what))
        const edit = await toRestoreEdit(system.db, row, found)
        tellEdit(await editDraft(system.db, row.id, editor, edit), shell)
      }),
    )

  parked
    .command('purge')
    .argument('<what>', 'an object, or object.field')
    .requiredOption('--confirm <name>', 'the name of the field, or of the object, once more')
    .description('Drop one with its values, for good.')
    .action((what: string, { confirm }: { confirm: string }) =>
      withSystem(async ({ system }) => {
        const nobody = { actor: { userId: null }, source: { kind: 'system' as const } }
        say(`${nameOfParked(await purgeParked(system, nobody, toAddress(what), confirm))} is gone for good.`)
      }),
    )
}

/** `account.fax`, or `visit`. */
function toAddress(what: string): ParkedAddress {
  const [object = '', field] = what.split('.', 2)
  return { object, ...(field === undefined ? {} : { field }) }
}

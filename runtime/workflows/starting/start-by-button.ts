/** POST /api/records/{object}/{id}/workflows/{name}: somebody starts a workflow for a record that he sees. */
import type { CatalogObject } from '#metadata/catalog.ts'
import { didYouMean } from '#metadata/did-you-mean.ts'

import { noRight, notOffered, unknownDefinition, unknownRecord } from '../../problems.ts'
import { isUuid } from '../../query/is-uuid.ts'
import type { World } from '../../query/path.ts'
import { type LockedRecord, lockRecords } from '../../records/write/lock-records.ts'
import type { WriteContext } from '../../write.ts'
import { runningWorkflow } from '../workflow-problems.ts'
import { takeChosen } from './choose-people.ts'
import { findRunning } from './find-running.ts'
import { isApproval } from './is-approval.ts'
import { assertSubmitted } from './refused-submission.ts'
import { startInstance } from './start-instance.ts'
import { takeVariables } from './take-variables.ts'
import { mayStart } from './trigger-condition.ts'
import { type Trigger, triggersOf } from './triggers.ts'

/** What somebody gives along when he presses a button. */
export interface StartGiven {
  readonly variables?: Readonly<Record<string, unknown>>
  /** The people he chooses, by what `choose` of the offered button names. */
  readonly approvers?: Readonly<Record<string, readonly string[]>>
}

/** The buttons of an object that are for the actor. */
export function buttonsOf({ catalog, rights }: World, object: CatalogObject): readonly Trigger<'button'>[] {
  return (triggersOf(catalog).buttons.get(object.id) ?? []).filter(({ event }) => rights.isFor(event.roles))
}

/** A button that names roles is for them; any other is for whoever may change the record, as what it starts will. */
export function isFor({ roles }: Trigger<'button'>['event'], { may }: Pick<LockedRecord, 'may'>): boolean {
  return may || (roles?.length ?? 0) > 0
}

/** Answers the instance; a second click while one is running is told so. */
export async function startByButton(
  context: WriteContext,
  object: CatalogObject,
  id: string,
  name: string,
  { variables = {}, approvers = {} }: StartGiven,
): Promise<string> {
  const buttons = buttonsOf(context, object)
  const button = buttons.find(({ workflow }) => workflow.name === name)
  if (!button) {
    const names = buttons.map(({ workflow }) => workflow.name)
    throw unknownDefinition(`There is no workflow "${name}" to be started for "${object.name}".`, {
      didYouMean: didYouMean(name, names),
    })
  }
  if (context.rights.scope(object, 'read') === 'none') throw noRight(`You may not read "${object.name}".`)
  if (!isUuid(id)) throw unknownRecord(`There is no such record of "${object.name}".`)
  const { workflow, node, event } = button
  const record = (await lockRecords(context, object, [id], { right: 'update' })).get(id.toLowerCase())
  if (!record) throw unknownRecord(`There is no such record of "${object.name}".`)
  if (!isFor(event, record)) throw noRight(`"${name}" is started by whoever may change the record.`)
  const running = await findRunning(context, workflow, id)
  if (running) throw runningWorkflow(`"${name}" is running for this record already.`, { instance: running })
  const chosen = await takeChosen(context, workflow, approvers)
  // The variables of an approval are its votes: nobody brings them along.
  const open = isApproval(context.catalog, workflow) ? [] : (workflow.variables ?? [])
  const wish = {
    workflowId: workflow.id,
    node: node.id,
    record: { object: object.id, id },
    variables: { ...takeVariables(open, variables), ...chosen },
    starter: context.actor.userId,
    locale: context.actor.locale,
    depth: 0,
    because: event.type,
  }
  if (!(await mayStart(context, event, wish))) {
    throw notOffered(`The workflow "${name}" is not offered for the record as it is now.`)
  }
  const instance = await startInstance(context, wish)
  await assertSubmitted(context, instance)
  return instance
}

/** The services that tell people: on the screen, or by mail. Both only write rows, so they happen when the step does. */

import { parseTitle } from '#metadata/catalog.ts'
import type { LocalizedMessage, MailAttach, MailService, NotifyService } from '#metadata/definitions.ts'
import { findDocument } from '../../documents/find-document.ts'
import { recordIn } from '../../feel/record-in.ts'
import { toJsonValue } from '../../feel/to-json-value.ts'
import { localesOf, sendTemplate, type TemplateMail } from '../../mail/send-template.ts'
import { notify } from '../../notifications/notify.ts'
import { unknownRecord } from '../../problems.ts'
import { findCandidates, peopleOf } from '../../tasks/candidates.ts'
import type { Wait } from '../engine/types.ts'
import type { Run } from '../run.ts'
import { asWorkflow } from '../workflow-actor.ts'
import type { Done } from './done.ts'
import type { MailOrder } from './mail-order.ts'

/** Leaves a notification for everybody who is named. */
export async function tellPeople(run: Run, wait: Wait, action: NotifyService): Promise<Done> {
  const people = await findPeople(run, wait, action.to ?? {})
  const subject = await fillMessage(run, wait, action.subject)
  const text = await fillMessage(run, wait, action.text)
  const whole = Object.fromEntries(
    (['en', 'zh-CN'] as const).map(locale => [locale, [subject[locale], text[locale]].filter(Boolean).join('\n')]),
  )
  await notify(asWorkflow(run.context, run.instance), people, {
    kind: 'message',
    parameters: { text: whole },
    record: ownRecord(run),
    key: `${run.instance.id} ${wait.id}`,
  })
  return { data: { people: people.length, text: whole } }
}

/** Posts a mail for each recipient in his language; one with a document is written down for the worker, which prints first. */
export async function sendMail(run: Run, wait: Wait, action: MailService): Promise<Done | undefined> {
  const people = await findPeople(run, wait, action.to ?? {})
  const said = action.to?.addresses === undefined ? null : await evaluate(run, wait, action.to.addresses)
  const addresses = [toJsonValue(said)]
    .flat()
    .filter(item => typeof item === 'string' && item.includes('@')) as string[]
  const record =
    action.record === undefined ? ownRecord(run) : toRecord(recordIn(await evaluate(run, wait, action.record)))
  const mail: TemplateMail = {
    template: action.template ?? '',
    recipients: [...people.map(userId => ({ userId })), ...addresses.map(address => ({ address }))],
    record,
    key: `${run.instance.id} ${wait.id}`,
  }
  const { attach } = action
  if (attach && mail.recipients.length > 0) {
    const printed = attach.record === undefined ? record : toRecord(recordIn(await evaluate(run, wait, attach.record)))
    run.inputs.set(wait.id, await orderMail(run, mail, attach, printed))
    return undefined
  }
  await sendTemplate(asWorkflow(run.context, run.instance), mail)
  return { data: { template: action.template, people: people.length, addresses } }
}

/** Throws `definition/unknown`, and `record/unknown` where there is no record of the document's object. */
async function orderMail(
  { context, instance }: Run,
  mail: TemplateMail,
  { document: name, locale }: MailAttach,
  record: TemplateMail['record'],
): Promise<MailOrder> {
  const { definition, object } = findDocument(asWorkflow(context, instance), name)
  if (record?.objectId !== object.id) throw unknownRecord(`There is no record of "${object.name}" to be printed.`)
  const template = context.catalog.symbols.definition('mailTemplate', mail.template)?.id ?? mail.template
  return {
    kind: 'mail',
    mail: { ...mail, template },
    documentId: definition.id,
    recordId: record.id,
    locales: locale ? [locale] : await localesOf(asWorkflow(context, instance), mail.recipients),
    starter: instance.starter,
  }
}

async function findPeople(run: Run, wait: Wait, recipients: Parameters<typeof findCandidates>[2]): Promise<string[]> {
  const { context, instance } = run
  const world = {
    starter: instance.starter,
    instance: instance.id,
    evaluate: (expression: string) => evaluate(run, wait, expression),
  }
  return await peopleOf(context, context.tx, await findCandidates(context, context.tx, recipients, world))
}

function evaluate(run: Run, wait: Wait, expression: string) {
  return run.stepper.evaluate(wait, expression, run.state)
}

function ownRecord({ instance }: Run) {
  return instance.recordId === null ? undefined : { objectId: instance.recordObject ?? '', id: instance.recordId }
}

function toRecord(found: { readonly object: string; readonly id: string } | undefined) {
  return found && { objectId: found.object, id: found.id }
}

async function fillMessage(run: Run, wait: Wait, message: LocalizedMessage | undefined) {
  const fill = async (text = '') => {
    const parts = await Promise.all(
      parseTitle(text).map(async part => ('text' in part ? part.text : await textAt(run, wait, part.path))),
    )
    return parts.join('')
  }
  return { en: await fill(message?.en ?? message?.['zh-CN']), 'zh-CN': await fill(message?.['zh-CN'] ?? message?.en) }
}

async function textAt(run: Run, wait: Wait, path: string): Promise<string> {
  const value = await evaluate(run, wait, `record.${path}`)
  const plain = toJsonValue(value)
  if (plain === null) return ''
  return typeof plain === 'object' ? String((plain as { title?: unknown }).title ?? '') : String(plain)
}

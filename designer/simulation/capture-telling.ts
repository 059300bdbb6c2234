/** Service tasks that tell people or call an address: what they would say, and to whom. Nothing leaves. */

import { indexSymbols } from '#metadata/application.ts'
import { parseTitle } from '#metadata/catalog.ts'
import type {
  LocalizedMessage,
  MailService,
  MailTemplateDefinition,
  NotifyService,
  PrintService,
  WebhookService,
} from '#metadata/definitions.ts'
import { nameDefinition, resolveDefinition, toResolved } from '#metadata/references.ts'
import { recordIn } from '#runtime/feel/record-in.ts'
import { toGiven } from '#runtime/feel/to-given.ts'
import { toJsonValue } from '#runtime/feel/to-json-value.ts'
import { fillMail, readValues } from '#runtime/mail/render-template.ts'
import { unknownDefinition, unknownRecord } from '#runtime/problems.ts'
import type { Wait } from '#runtime/workflows/engine/types.ts'
import { localized } from '#runtime/workflows/localized.ts'
import { webhookRefused } from '#runtime/workflows/workflow-problems.ts'

import { atOf } from './capture-records.ts'
import { findPeople } from './people.ts'
import type { Simulation } from './simulation.ts'
import { fieldText, plainVariables } from './told-text.ts'

/** A notification on the screen. */
export async function captureNotify(simulation: Simulation, wait: Wait, action: NotifyService): Promise<undefined> {
  const to = await findPeople(simulation, wait, action.to ?? {})
  const parts = [await fill(simulation, wait, action.subject), await fill(simulation, wait, action.text)]
  const text = parts.filter(Boolean).join('\n')
  simulation.told.push({ kind: 'notified', at: atOf(simulation), node: wait.node, to, text })
  return undefined
}

/** A mail, as its template reads in the language of who simulates. */
export async function captureMail(simulation: Simulation, wait: Wait, action: MailService): Promise<undefined> {
  const to = await findPeople(simulation, wait, action.to ?? {})
  const said = action.to?.addresses === undefined ? null : await simulation.evaluate(wait, action.to.addresses)
  const addresses = [toJsonValue(said)]
    .flat()
    .filter((item): item is string => typeof item === 'string' && item.includes('@'))
  const record =
    action.record === undefined ? simulation.record : recordIn(await simulation.evaluate(wait, action.record))
  const template = simulation.drafted.catalog.symbols.definition('mailTemplate', action.template ?? '')
  if (!template) throw unknownDefinition(`There is no mail template "${action.template ?? ''}".`)
  const { subject, text } = await renderMail(simulation, template, record)
  const attached = simulation.drafted.catalog.symbols.definition('document', action.attach?.document ?? '')
  const attach = attached ? { attached: attached.label } : {}
  simulation.told.push({
    kind: 'mailed',
    at: atOf(simulation),
    node: wait.node,
    to,
    addresses,
    subject,
    text,
    ...attach,
  })
  return undefined
}

/** A document that would be kept with a record. */
export async function capturePrint(simulation: Simulation, wait: Wait, action: PrintService): Promise<undefined> {
  const record =
    action.record === undefined ? simulation.record : recordIn(await simulation.evaluate(wait, action.record))
  const document = simulation.drafted.catalog.symbols.definition('document', action.document ?? '')
  if (!document) throw unknownDefinition(`There is no document "${action.document ?? ''}".`)
  const object = record && simulation.drafted.catalog.objectsById.get(record.object)
  if (!object || object.name !== document.object) {
    throw unknownRecord(`There is no record of "${document.object}" to be printed.`)
  }
  simulation.told.push({ kind: 'printed', at: atOf(simulation), node: wait.node, document: document.label })
  return undefined
}

/** A call; it is answered by whoever simulates. */
export async function captureWebhook(simulation: Simulation, wait: Wait, action: WebhookService): Promise<void> {
  const evaluate = async (expression: string) => toJsonValue(await simulation.evaluate(wait, expression))
  const url = action.url === undefined ? null : await evaluate(action.url)
  if (typeof url !== 'string') throw webhookRefused('The address comes to no text.')
  const headers: Record<string, string> = {}
  for (const { name, value } of action.headers ?? []) headers[name] = String((await evaluate(value)) ?? '')
  const body = action.body === undefined ? undefined : await evaluate(action.body)
  const method = action.method ?? 'POST'
  const at = atOf(simulation)
  simulation.told.push({
    kind: 'webhook',
    at,
    node: wait.node,
    method,
    url,
    headers,
    ...(body === undefined ? {} : { body }),
  })
}

/** With the values that the simulation has given to fields, those of a record behind another as they are today. */
async function renderMail(
  simulation: Simulation,
  template: MailTemplateDefinition,
  record: { readonly object: string; readonly id: string } | undefined,
) {
  const { live, drafted, reader, state } = simulation
  const named = nameDefinition(
    resolveDefinition(template, drafted.catalog.symbols),
    indexSymbols(toResolved(live.catalog.application)),
  ) as MailTemplateDefinition
  const { name, locale, timeZone } = live.actor
  const changes = record && reader.changesOf(record.object, record.id)
  const isNew = record?.id.startsWith('00000000-0000-7000-8000-') === true
  const [scope] = Object.values(state?.scopes ?? {})
  const values = await readValues(live, named, {
    record: record && !isNew ? { objectId: record.object, id: record.id } : undefined,
    reader: { name, locale, timeZone },
    variables: plainVariables(scope?.variables ?? {}),
  })
  const object = live.catalog.objectsById.get(record?.object ?? '')
  const draftObject = drafted.catalog.objectsById.get(record?.object ?? '')
  const given: Record<string, unknown> = {}
  for (const [field, value] of changes ?? []) {
    const known = draftObject?.fields.get(field)
    const today = known && object && [...object.fields.values()].find(item => item.id === known.id)
    if (!known || !today) continue
    const isRecord = known.type === 'reference' || known.type === 'anyReference'
    given[today.name] = isRecord ? { title: await fieldText(simulation, known, value) } : toGiven(drafted, known, value)
  }
  return fillMail(named, {
    ...values,
    object: values.object ?? object,
    record: values.record || isNew ? { ...values.record, ...given } : undefined,
  })
}

async function fill(simulation: Simulation, wait: Wait, message: LocalizedMessage | undefined): Promise<string> {
  const parts: string[] = []
  for (const part of parseTitle(localized(message, simulation.live.actor.locale, ''))) {
    parts.push('text' in part ? part.text : await textAt(simulation, wait, part.path))
  }
  return parts.join('')
}

async function textAt(simulation: Simulation, wait: Wait, path: string): Promise<string> {
  const value = await simulation.evaluate(wait, `record.${path}`)
  const record = recordIn(value)
  if (record) return simulation.reader.titleOf(record.object, record.id)
  const plain = toJsonValue(value)
  return plain === null || typeof plain === 'object' ? '' : String(plain)
}

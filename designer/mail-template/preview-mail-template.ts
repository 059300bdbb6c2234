/**
 * A mail template of a draft as it would be read, in both languages, about a record of production: with the rights of
 * who asks, and with the fields that production has under whatever name. Without a record the fields are named.
 */
import { indexSymbols } from '#metadata/application.ts'
import type { MailTemplateDefinition } from '#metadata/definitions.ts'
import { nameDefinition, resolveDefinition, toResolved } from '#metadata/references.ts'
import { type RenderedMail, renderTemplate } from '#runtime/mail/render-template.ts'
import { type Caller, type System, toContext } from '#runtime/system.ts'

import type { DraftState } from '../drafts/draft-state.ts'

export interface PreviewedMail {
  readonly en: RenderedMail
  readonly 'zh-CN': RenderedMail
}

/** Problems `record/unknown`, `mail/too-large`. */
export async function previewMailTemplate(
  system: System,
  caller: Caller,
  draft: DraftState,
  template: MailTemplateDefinition,
  record: string | undefined,
): Promise<PreviewedMail> {
  const context = toContext(system, caller)
  const symbols = indexSymbols(draft.application)
  const ofHead = indexSymbols(toResolved(context.catalog.application))
  const inHead = record !== undefined
  const shown = inHead
    ? (nameDefinition(resolveDefinition(template, symbols), ofHead) as MailTemplateDefinition)
    : template
  const objectId = template.object === undefined ? undefined : symbols.definition('object', template.object)?.id
  const { name, timeZone } = caller.actor
  const render = (locale: 'en' | 'zh-CN') =>
    renderTemplate(context, shown, {
      record: record !== undefined && objectId !== undefined ? { objectId, id: record } : undefined,
      reader: { name, locale, timeZone },
    })
  return { en: await render('en'), 'zh-CN': await render('zh-CN') }
}

/**
 * A document of a draft as it would be printed about a record of production: with the rights of who asks, and with the
 * fields that production has under whatever name. Its condition is not asked, so that any record serves to look at it.
 */
import { indexSymbols } from '#metadata/application.ts'
import type { Catalog } from '#metadata/catalog.ts'
import type { DocumentDefinition } from '#metadata/definitions.ts'
import { checkExpression } from '#metadata/feel/check.ts'
import { recordScope } from '#metadata/feel/scope.ts'
import { nameDefinition, resolveDefinition, toResolved } from '#metadata/references.ts'
import { type DocumentLocale, type RenderedDocument, renderDocument } from '#runtime/documents/render-document.ts'
import { unknownObject } from '#runtime/problems.ts'
import { read } from '#runtime/read.ts'
import type { Caller, System } from '#runtime/system.ts'

import type { DraftState } from '../drafts/draft-state.ts'

/** Problems `object/unknown`, `record/unknown`, `document/too-large`. */
export async function previewDocument(
  system: System,
  caller: Caller,
  draft: DraftState,
  document: DocumentDefinition,
  record: string,
  locale: DocumentLocale,
): Promise<RenderedDocument> {
  const symbols = indexSymbols(draft.application)
  const { value } = await read(system, caller, context => {
    const ofHead = indexSymbols(toResolved(context.catalog.application))
    const { condition: _, ...shown } = nameDefinition(
      resolveDefinition(document, symbols),
      ofHead,
    ) as DocumentDefinition
    if (!context.catalog.objects.has(shown.object)) throw unknownObject('The object is not in production yet.')
    return renderDocument(context, withKnownMark(context.catalog, shown), record, locale)
  })
  return value
}

/** Without a mark that goes by what production does not have. */
function withKnownMark(catalog: Catalog, document: DocumentDefinition): DocumentDefinition {
  const object = catalog.objects.get(document.object)
  const { mark, ...unmarked } = document
  if (!mark || !object) return document
  const { problems } = checkExpression(mark.condition, recordScope(catalog.symbols, object.definition, { old: true }))
  return problems.length > 0 ? unmarked : document
}

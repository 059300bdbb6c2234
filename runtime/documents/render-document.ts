/**
 * A document about a record as HTML, for the printer and to look at, with what the actor of the context may see: a field
 * that is hidden from him is empty, related records that he may not see are left out.
 */
import type { CatalogObject } from '#metadata/catalog.ts'
import type { DocumentDefinition } from '#metadata/definitions.ts'
import { documentDialect } from '#metadata/handlebars/dialects.ts'
import { parseTemplate } from '#metadata/handlebars/parse-template.ts'
import type { Queryable } from '#platform/database/database.ts'

import type { Context } from '../context.ts'
import { findObject } from '../query/path.ts'
import type { Answer } from '../read.ts'
import { matchesFilter } from '../records/write/matches-filter.ts'
import { readTitles } from '../records/write/read-titles.ts'
import { type DocumentSheet, previewPage, printedEdge, printedPage, sheetOf } from './document-page.ts'
import { documentNotOffered } from './document-problems.ts'
import type { DocumentValues } from './document-values.ts'
import { drawPictures } from './draw-pictures.ts'
import { fillDocument, fullFuel } from './fill-document.ts'
import { readDocumentValues } from './read-values.ts'
import type { ShownData } from './shown-data.ts'

export type DocumentLocale = 'en' | 'zh-CN'

export interface RenderedDocument {
  /** A whole page of HTML. */
  readonly html: string
  /** HTML with a style of its own; empty where there is none. */
  readonly header: string
  readonly footer: string
  readonly page: DocumentSheet
  readonly title: string
  /** Without `.pdf`. */
  readonly fileName: string
  /** Body, header and footer on one sheet. */
  readonly preview: string
  /** What of the records stands in it. */
  readonly shown: ShownData
}

/** Throws `record/unknown`, `document/not-offered`, `document/too-large`. */
export async function renderDocument(
  context: Context,
  document: DocumentDefinition,
  recordId: string,
  locale: DocumentLocale,
  db: Queryable = context.db,
): Promise<Answer<RenderedDocument>> {
  const object = findObject(context, document.object)
  const texts = textsIn(document, locale)
  const { revision, value: values } = await readDocumentValues(
    context,
    object,
    recordId,
    locale,
    Object.values(texts),
    db,
  )
  if (!(await matchesFilter(context, db, object, recordId, document))) {
    throw documentNotOffered(`The document "${document.name}" is not offered for the record as it is now.`)
  }
  const title = await titleOf(context, object, recordId, document, locale, db)
  const mark = await markOf(context, document, object, recordId, locale, db)
  const filled = await fillAll(document, texts, values, { title, mark }, db)
  return { revision, value: { ...filled, shown: values.shown } }
}

/** Within a word; the font draws it as wide as a Chinese character. */
const wideApostrophe = /(?<=\p{Script=Latin})’(?=\p{Script=Latin})/gu

type Texts = Readonly<Record<'body' | 'header' | 'footer' | 'fileName', string>>

/** In the language, else in the other one. */
function textsIn(document: DocumentDefinition, locale: DocumentLocale): Texts {
  const other = locale === 'en' ? 'zh-CN' : 'en'
  const of = (words: DocumentDefinition['header']) => (words?.[locale]?.trim() ? words[locale] : words?.[other]) ?? ''
  return {
    body: of(document.body),
    header: of(document.header),
    footer: of(document.footer),
    fileName: of(document.fileName),
  }
}

async function fillAll(
  document: DocumentDefinition,
  texts: Texts,
  values: DocumentValues,
  { title, mark }: { readonly title: string; readonly mark: string | undefined },
  db: Queryable,
): Promise<Omit<RenderedDocument, 'shown'>> {
  const fuel = fullFuel()
  const fill = async (text: string) => {
    const drawn = await drawPictures(fillDocument(parseTemplate(text, documentDialect).nodes ?? [], values, fuel), db)
    return values.reader.locale === 'en' ? drawn.replace(wideApostrophe, "'") : drawn
  }
  const [body, header, footer] = [await fill(texts.body), await fill(texts.header), await fill(texts.footer)]
  const named = fillDocument(parseTemplate(texts.fileName, documentDialect).nodes ?? [], values, fuel, text => text)
  const fileName = toFileName(named.filter(piece => typeof piece === 'string').join('')) || toFileName(title)
  const page = sheetOf(document)
  const parts = {
    body,
    header,
    footer,
    style: document.style ?? '',
    title: fileName,
    locale: values.reader.locale,
    mark,
  }
  return {
    html: printedPage(parts),
    header: printedEdge(header, 'header', parts),
    footer: printedEdge(footer, 'footer', parts),
    page,
    title: fileName,
    fileName,
    preview: previewPage(parts, page),
  }
}

/** The word across its pages, where the record is one that is marked. */
async function markOf(
  context: Context,
  { id, mark }: DocumentDefinition,
  object: CatalogObject,
  recordId: string,
  locale: DocumentLocale,
  db: Queryable,
): Promise<string | undefined> {
  if (!mark) return undefined
  const { condition, text } = mark
  // A draft that is looked at has another condition under the same id.
  const isMarked = await matchesFilter(context, db, object, recordId, { id: `${id} mark ${condition}`, condition })
  return isMarked ? (text[locale] ?? text.en ?? text['zh-CN']) : undefined
}

async function titleOf(
  context: Context,
  object: CatalogObject,
  id: string,
  { label, name }: DocumentDefinition,
  locale: DocumentLocale,
  db: Queryable,
): Promise<string> {
  const title = (await readTitles(context, db, object, [id])).get(id.toLowerCase())
  return `${label[locale] ?? label.en ?? name} ${title ?? ''}`.trim()
}

/** Nothing that a folder or a header of HTTP would take for something else. */
function toFileName(text: string): string {
  return [...text.replaceAll(/[\p{Cc}\p{Bidi_Control}<>:"/\\|?*]+/gu, ' ').replaceAll(/\s+/g, ' ')]
    .slice(0, 120)
    .join('')
    .replace(/^[\s.]+|[\s.]+$/g, '')
}

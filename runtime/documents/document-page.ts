/** The pages of a document as HTML: for the printer, and as one sheet to look at. Nothing in them runs or is loaded. */
import type { DocumentDefinition } from '#metadata/definitions.ts'

import { baseStyle } from './base-style.ts'
import { escapeMarkup } from './markup.ts'

/** Paper, and millimetres of margin. */
export interface DocumentSheet {
  readonly size: 'A4' | 'A5' | 'A3' | 'Letter'
  readonly landscape: boolean
  readonly margins: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number }
}

/** What is inside, each as HTML. */
export interface DocumentParts {
  readonly body: string
  readonly header: string
  readonly footer: string
  readonly style: string
  readonly title: string
  readonly locale: 'en' | 'zh-CN'
  /** A word across every page; undefined or empty where there is none. */
  readonly mark?: string | undefined
}

const policy = "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'"

/** Millimetres, upright. */
const papers: Readonly<Record<DocumentSheet['size'], readonly [width: number, height: number]>> = {
  A3: [297, 420],
  A4: [210, 297],
  A5: [148, 210],
  Letter: [216, 279],
}

/** With what is not said filled in. */
export function sheetOf({ page = {} }: Pick<DocumentDefinition, 'page'>): DocumentSheet {
  const { size = 'A4', landscape = false, top = 20, right = 18, bottom = 20, left = 18 } = page
  return { size, landscape, margins: { top, right, bottom, left } }
}

/** The text of all pages; what may be loaded is said by the printer, which brings the fonts. */
export function printedPage({ body, style, title, locale, mark }: DocumentParts): string {
  return wrap(title, locale, style, '', `<main class="document-body">${body}</main>${markOf(mark)}`)
}

/** What stands above or below every page, between the margins; the text there knows no style of the pages. */
export function printedEdge(
  content: string,
  edge: 'header' | 'footer',
  { style, locale }: Pick<DocumentParts, 'style' | 'locale'>,
): string {
  if (content.trim() === '') return ''
  return `<style>${baseStyle}${inStyle(style)}</style><div class="document-${edge}" lang="${locale}">${content}</div>`
}

/** One sheet that is as long as it has to be. */
export function previewPage(
  { body, header, footer, style, title, locale, mark }: DocumentParts,
  sheet: DocumentSheet,
): string {
  const [short, long] = papers[sheet.size]
  const [width, height] = sheet.landscape ? [long, short] : [short, long]
  const { top, right, bottom, left } = sheet.margins
  const look = `html{background:transparent}body{margin:0}
.sheet{position:relative;box-sizing:border-box;width:${width}mm;min-height:${height}mm;margin:0 auto;padding:${top}mm ${right}mm ${bottom}mm ${left}mm;background:#fff}
.sheet>.document-header,.sheet>.document-footer{position:absolute;left:${left}mm;right:${right}mm}
.sheet>.document-mark{position:absolute;bottom:auto;height:${Math.min(height, 400)}mm}
.sheet>.document-header{top:5mm}.sheet>.document-footer{bottom:5mm}
.pageNumber::before,.totalPages::before{content:"1"}`
  const edge = (name: string, content: string) =>
    content.trim() === '' ? '' : `<div class="document-${name}">${content}</div>`
  return wrap(
    title,
    locale,
    `${look}\n${style}`,
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    `<div class="sheet">${edge('header', header)}<main class="document-body">${body}</main>${edge('footer', footer)}${markOf(mark)}</div>`,
  )
}

function wrap(title: string, locale: string, style: string, head: string, content: string): string {
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8">${head}<title>${escapeMarkup(title)}</title><style>${baseStyle}\n${inStyle(style)}</style></head><body>${content}</body></html>`
}

/** What is fixed stands on every page that is printed. */
function markOf(mark = ''): string {
  const text = mark.trim()
  if (text === '') return ''
  // A letter of Chinese is as wide as two others; the word fits across a page, whatever it is.
  const width = [...text].reduce((sum, char) => sum + (/[\u2e80-\uffef]/u.test(char) ? 1 : 0.62), 0)
  const size = Math.round(Math.min(110, 480 / width))
  return `<div class="document-mark"><span style="font-size:${size}pt">${escapeMarkup(text)}</span></div>`
}

/** CSS cannot end its element. */
function inStyle(css: string): string {
  return css.replaceAll('<', '\\3c ')
}

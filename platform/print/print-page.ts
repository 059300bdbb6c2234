/** How a document lies on paper, and the document as the browser is given it. */
import { embeddedFonts, family, linkedFonts } from './fonts.ts'

/** Paper that can be printed on. */
export type PaperSize = 'A3' | 'A4' | 'A5' | 'Letter'

/** Page setup; margins in millimetres, header and footer as HTML for each page, standing in the margins. */
export interface PrintPage {
  readonly size: PaperSize
  readonly landscape?: boolean | undefined
  readonly margins: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number }
  /** Elements with class `pageNumber` and `totalPages` are filled in. */
  readonly header?: string | undefined
  readonly footer?: string | undefined
  /** The title of the file, shown by whoever opens it. */
  readonly title: string
}

/** Where the document and its fonts are, for the browser alone. */
export const printAddress = 'http://print.invalid/'

/** Nothing runs, nothing is loaded but what stands in the document and our fonts, no frame, no refresh. */
export const printPolicy = `default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data: ${printAddress}; sandbox`

const text = `font-family:'${family}',sans-serif;line-height:1.4;print-color-adjust:exact;-webkit-print-color-adjust:exact;`

/** The family under which the document carries the fonts of its margins: there they are used only if loaded before. */
export const marginFamily = 'fulcrum-margin'

/** What the browser is given. */
export interface PrintParts {
  readonly document: string
  readonly header: string
  readonly footer: string
}

/** The whole document: what is said before the HTML counts, whether that has a head of its own or not. */
export async function toParts(
  html: string,
  { title, margins, header = '', footer = '' }: PrintPage,
): Promise<PrintParts> {
  const inMargins = `${header}${footer}`
  const [linked, carried, ofMargins] = await Promise.all([
    linkedFonts(printAddress),
    inMargins ? embeddedFonts(inMargins, marginFamily) : '',
    inMargins ? embeddedFonts(inMargins, family) : '',
  ])
  const style = `html{${text}font-size:10pt}body{margin:0}`
  const around = `.fulcrum-margin{${text}font-size:8pt;width:100%;box-sizing:border-box;padding:0 ${margins.right}mm 0 ${margins.left}mm}`
  // Without anything in it, the browser would write date and address.
  const toMargin = (inside: string) =>
    inside ? `<style>${ofMargins}${around}</style><div class="fulcrum-margin">${inside}</div>` : '<span></span>'
  return {
    document: `<!doctype html><html><head><meta charset="utf-8"><title>${escapeHtml(title)}</title><style>${linked}${carried}${style}</style>${html}`,
    header: toMargin(header),
    footer: toMargin(footer),
  }
}

/** A text as HTML. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`)
}

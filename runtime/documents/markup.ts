/** What a document is made of while it is filled in: text that is HTML already, and pictures that are drawn afterwards. */

/** A picture that takes time: drawn, or read from the files, when everything else is written. */
export type Picture =
  | { readonly kind: 'barcode'; readonly text: string; readonly type: string; readonly height: number }
  | { readonly kind: 'qr'; readonly text: string; readonly size: number }
  | {
      readonly kind: 'image'
      readonly file: string
      /** Millimetres. */
      readonly width: number | undefined
      readonly height: number | undefined
    }

export type Piece = string | Picture

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
}

/** As text, and as the value of an attribute in quotes. */
export function escapeMarkup(text: string): string {
  return text.replaceAll(/[&<>"'`]/g, char => entities[char] ?? char)
}

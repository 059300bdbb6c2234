/** A rendered document as PDF. */
import { printUnavailable } from '#platform/print/print-problems.ts'

import type { Caller, System } from '../system.ts'
import type { RenderedDocument } from './render-document.ts'

/** Throws problems `print/…`. */
export async function printDocument(
  { printer }: Pick<System, 'printer'>,
  { html, header, footer, page, title }: RenderedDocument,
  { actor }: Pick<Caller, 'actor'>,
  signal?: AbortSignal,
): Promise<Buffer> {
  if (!printer) throw printUnavailable('This server prints nothing.')
  return printer.print(html, { ...page, header, footer, title }, signal, actor.userId)
}

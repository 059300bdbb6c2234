/** Puts pictures in their places: codes drawn one after the other, images as data within the page and never by address. */

import type { Queryable } from '#platform/database/database.ts'
import { findFile, readFile } from '#platform/files/stored-files.ts'
import { tooLargeDocument } from './document-problems.ts'
import { drawBarcode, drawQr } from './draw-code.ts'
import type { Picture, Piece } from './markup.ts'

/** Types that a browser draws and that hold nothing that runs. */
const imageTypes: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp'])
const largestImage = 5 * 1024 * 1024
/** Of all images together. */
const largestSum = 20 * 1024 * 1024

/** The whole text. Whoever may see the field of a file may see the file. Throws `document/too-large`. */
export async function drawPictures(pieces: readonly Piece[], db: Queryable): Promise<string> {
  const drawn = new Map<string, string>()
  let bytes = 0
  const out: string[] = []
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      out.push(piece)
      continue
    }
    const key = JSON.stringify(piece)
    const found = drawn.get(key) ?? (await draw(piece))
    drawn.set(key, found)
    out.push(found)
  }
  return out.join('')

  async function draw(picture: Picture): Promise<string> {
    // Others get their turn: a code takes the processor for some milliseconds.
    await new Promise(resolve => setImmediate(resolve))
    switch (picture.kind) {
      case 'barcode':
        return (await drawBarcode(picture.text, picture.type, picture.height)) ?? ''
      case 'qr':
        return (await drawQr(picture.text, picture.size)) ?? ''
      case 'image':
        return drawImage(picture)
    }
  }

  async function drawImage({ file: id, width, height }: Extract<Picture, { kind: 'image' }>): Promise<string> {
    const file = await findFile(db, id)
    if (!file || !imageTypes.has(file.type) || file.size > largestImage) return ''
    bytes += file.size
    if (bytes > largestSum) throw tooLargeDocument('The images of the document are too large.')
    const chunks: Buffer[] = []
    for await (const chunk of readFile(db as Parameters<typeof readFile>[0], id)) chunks.push(chunk as Buffer)
    const size = [width && `width:${width}mm`, height && `height:${height}mm`].filter(Boolean).join(';')
    return `<img alt="" src="data:${file.type};base64,${Buffer.concat(chunks).toString('base64')}"${size ? ` style="${size}"` : ''}>`
  }
}

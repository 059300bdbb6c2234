/** Barcodes and QR codes as SVG that stands in the text. The library is large and loaded when somebody draws the first. */
import type { RenderOptions } from 'bwip-js/node'

import { barcodeTypes } from '#metadata/rules/documents.ts'

export type BarcodeType = (typeof barcodeTypes)[number]

/** So many characters fit into a code that can still be read from paper. */
const longest = { qr: 300, bars: 100 } as const
/** Millimetres. */
const largest = 200

/** A smudge of 15 % does no harm; an option of this code alone. */
const correction = { eclevel: 'M' }

/** Undefined where the text cannot be drawn as such a code. */
export async function drawBarcode(text: string, type: string, height: number): Promise<string | undefined> {
  const known = barcodeTypes.find(item => item === type)
  if (!known || text === '' || text.length > longest.bars) return undefined
  const isFlat = known !== 'datamatrix' && known !== 'pdf417'
  const svg = await draw({
    bcid: known,
    text,
    ...(isFlat ? { includetext: true, textxalign: 'center', height: 12 } : {}),
  })
  return svg && sized(svg, bounded(height))
}

/** A square of so many millimetres. */
export async function drawQr(text: string, size: number): Promise<string | undefined> {
  if (text === '' || text.length > longest.qr) return undefined
  const svg = await draw({ bcid: 'qrcode', text, ...correction })
  return svg && sized(svg, bounded(size))
}

async function draw(options: RenderOptions): Promise<string | undefined> {
  const { toSVG } = await import('bwip-js/node')
  try {
    return toSVG({ scale: 2, ...options })
  } catch {
    // The text is none of this code, such as letters in an EAN.
    return undefined
  }
}

const bounded = (millimetres: number) => Math.min(Math.max(millimetres, 3), largest)

function sized(svg: string, height: number): string {
  return svg.replace('<svg ', `<svg class="code" style="height:${height}mm" `)
}

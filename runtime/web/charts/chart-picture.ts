/** A chart as a picture to be sent on: on white, with its heading, as SVG or as PNG at twice its size. */
import { drawChart } from './chart-option.ts'
import { chartPalettes } from './chart-palette.ts'
import type { Drawing } from './drawing.ts'
import { fontOf } from './frame.ts'

const [width, height, head, margin] = [1200, 675, 72, 32]

/** What is drawn, and what stands above it. */
export interface Pictured extends Pick<Drawing, 'answer' | 'chart' | 'words'> {
  readonly heading: string
  /** The period, the currency. */
  readonly line: string
}

/** The text of an SVG file; `render` is that of the engine. */
export function chartPicture(
  { heading, line, ...what }: Pictured,
  render: (option: ReturnType<typeof drawChart>['option'], width: number, height: number) => string,
): string {
  const palette = chartPalettes.light
  const [inner, below] = [width - 2 * margin, height - head - margin]
  const { option } = drawChart({ ...what, palette, width: inner, height: below, isStill: true })
  const font = `font-family="${escapeXml(fontOf(what.words.locale))}"`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<rect width="${width}" height="${height}" fill="${palette.surface}"/>`,
    `<text x="${margin}" y="38" ${font} font-size="20" font-weight="600" fill="${palette.text}">${escapeXml(heading)}</text>`,
    `<text x="${margin}" y="58" ${font} font-size="12" fill="${palette.muted}">${escapeXml(line)}</text>`,
    `<g transform="translate(${margin} ${head})">${render(option, inner, below)}</g>`,
    '</svg>',
  ].join('')
}

const escapeXml = (text: string) =>
  text.replace(/[&<>"]/g, sign => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign)

/** The picture as PNG. */
export async function toPng(svg: string): Promise<Blob> {
  const image = new Image(width, height)
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = width * 2
  canvas.height = height * 2
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve, reject) => {
    canvas.toBlob(blob => (blob ? resolve(blob) : reject(new Error('The picture is empty'))), 'image/png')
  })
}

/**
 * Noto Sans SC, regular and bold, as two hundred small files by ranges of characters. The page takes those that it
 * needs from an address that only the printer answers; headers and footers, which load nothing, carry theirs inside.
 */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'

interface Face {
  readonly weight: number
  readonly file: string
  readonly unicodeRange: string
  /** Pairs of first and last code point. */
  readonly ranges: readonly (readonly [number, number])[]
}

/** What headers and footers need for the numbers of pages, which are in no text. */
const digits = '0123456789'

let faces: Promise<readonly Face[]> | undefined
const contents = new Map<string, Promise<Buffer>>()

/** The family that documents are written in. */
export const family = 'Noto Sans SC'

/** The faces as CSS, each at `address` and its file's name. */
export async function linkedFonts(address: string): Promise<string> {
  const all = await readFaces()
  return all.map(face => toCss(face, family, `${address}${face.file}`)).join('')
}

/** What may be written in bold. */
const bold = /<(?:b|strong|th|h[1-6])\b|bold|[6-9]00/i

/** The faces that the characters of some HTML need as CSS under the name `as`, with the fonts inside. */
export async function embeddedFonts(html: string, as: string): Promise<string> {
  const text = html.replace(/&#(?:x([\da-f]{1,6})|(\d{1,7}));/gi, (_, hex, decimal) => toCharacter(hex, decimal))
  const points = new Set([...`${digits}${text}`].map(character => character.codePointAt(0) ?? 0))
  const weights = bold.test(html) ? [400, 700] : [400]
  const needed = (await readFaces()).filter(
    ({ weight, ranges }) =>
      weights.includes(weight) &&
      [...points].some(point => ranges.some(([first, last]) => point >= first && point <= last)),
  )
  const parts = await Promise.all(
    needed.map(async face => {
      const font = await readFont(face.file)
      return toCss(face, as, `data:font/woff2;base64,${font?.toString('base64')}`)
    }),
  )
  return parts.join('')
}

/** One font file; undefined for a name that is none. */
export async function readFont(file: string): Promise<Buffer | undefined> {
  if (!(await readFaces()).some(face => face.file === file)) return undefined
  let content = contents.get(file)
  if (!content) {
    content = readFile(path.join(fontFolder(), 'files', file))
    contents.set(file, content)
  }
  return content
}

function fontFolder(): string {
  return path.dirname(createRequire(import.meta.url).resolve('@fontsource/noto-sans-sc/package.json'))
}

function readFaces(): Promise<readonly Face[]> {
  faces ??= Promise.all([400, 700].map(readWeight)).then(all => all.flat())
  return faces
}

async function readWeight(weight: number): Promise<Face[]> {
  const css = await readFile(path.join(fontFolder(), `${weight}.css`), 'utf8')
  return [...css.matchAll(/url\(\.\/files\/([\w.-]+\.woff2)\)[^}]*unicode-range:\s*([^;}]+)/g)].map(
    ([, file = '', unicodeRange = '']) => ({ weight, file, unicodeRange, ranges: parseRanges(unicodeRange) }),
  )
}

function parseRanges(text: string): [number, number][] {
  return text.split(',').map(range => {
    const [first = '', last = first] = range.trim().slice(2).split('-')
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)]
  })
}

function toCharacter(hex: string | undefined, decimal: string | undefined): string {
  const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
  return point <= 0x10ffff ? String.fromCodePoint(point) : ''
}

function toCss({ weight, unicodeRange }: Face, name: string, address: string): string {
  return `@font-face{font-family:'${name}';font-weight:${weight};src:url(${address}) format('woff2');unicode-range:${unicodeRange}}`
}

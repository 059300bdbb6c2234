/** Reads the PDFs that Chromium writes (Skia: plain objects, deflated streams): their text, papers, fonts and title. */
import { inflateSync } from 'node:zlib'

export interface PdfContent {
  readonly title: string
  /** The text of each page, without regard to where it stands. */
  readonly pages: readonly string[]
  /** Width and height in points. */
  readonly papers: readonly (readonly [number, number])[]
  /** Names of the fonts without the mark of a subset, and how they are embedded. */
  readonly fonts: readonly { readonly name: string; readonly isTrueType: boolean }[]
  /** How many images it holds. */
  readonly images: number
}

type Objects = ReadonlyMap<string, { readonly head: string; readonly stream: Buffer | undefined }>

export function readPdf(pdf: Buffer): PdfContent {
  const text = pdf.toString('latin1')
  const objects: Objects = new Map(
    [...text.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id = '', body = '']) => {
      const at = body.indexOf('stream\n')
      const head = at < 0 ? body : body.slice(0, at)
      const bytes = at < 0 ? undefined : Buffer.from(body.slice(at + 7), 'latin1')
      return [id, { head, stream: bytes && head.includes('/FlateDecode') ? inflateSync(bytes) : bytes }]
    }),
  )
  const trailer = text.slice(text.lastIndexOf('trailer'))
  const pages = pagesBelow(objects, ref(objects.get(ref(trailer, 'Root'))?.head ?? '', 'Pages'))
  const heads = [...objects.values()].map(({ head }) => head)
  return {
    title: toText(
      /\/Title (\((?:\\.|[^\\)])*\)|<[^>]*>)/.exec(objects.get(ref(trailer, 'Info'))?.head ?? '')?.[1] ?? '',
    ),
    pages: pages.map(page => pageText(objects, page)),
    papers: pages.map(page => {
      const box = /\/MediaBox \[([^\]]+)\]/.exec(page)?.[1]?.trim().split(/\s+/).map(Number) ?? []
      return [box[2] ?? 0, box[3] ?? 0]
    }),
    fonts: heads
      .filter(head => head.includes('/Type /FontDescriptor'))
      .map(head => ({
        name: /\/FontName \/(?:[A-Z]{6}\+)?([^\s/]+)/.exec(head)?.[1] ?? '',
        isTrueType: head.includes('/FontFile2'),
      })),
    images: heads.filter(head => head.includes('/Subtype /Image')).length,
  }
}

function ref(text: string, name: string): string {
  return new RegExp(`/${name} (\\d+) 0 R`).exec(text)?.[1] ?? ''
}

function pagesBelow(objects: Objects, id: string): string[] {
  const head = objects.get(id)?.head ?? ''
  const kids = /\/Kids \[([^\]]*)\]/.exec(head)?.[1]
  if (kids === undefined) return [head]
  return [...kids.matchAll(/(\d+) 0 R/g)].flatMap(([, kid = '']) => pagesBelow(objects, kid))
}

function pageText(objects: Objects, page: string): string {
  const resources = page.includes('/Resources <<') ? page : (objects.get(ref(page, 'Resources'))?.head ?? '')
  const names = /\/Font <<([\s\S]*?)>>/.exec(resources)?.[1] ?? ''
  const fonts = new Map(
    [...names.matchAll(/\/(\w+) (\d+) 0 R/g)].map(([, name = '', id = '']) => [name, codes(objects, id)]),
  )
  const content = objects.get(ref(page, 'Contents'))?.stream?.toString('latin1') ?? ''
  let font = new Map<string, string>()
  let said = ''
  for (const [, named, hex] of content.matchAll(/\/(\w+) [\d.]+ Tf|<([\dA-F]+)> Tj/g)) {
    if (named !== undefined) font = fonts.get(named) ?? new Map()
    for (const code of hex?.match(/.{4}/g) ?? []) said += font.get(code) ?? '�'
  }
  return said
}

/** Glyph → character, from the table that the font brings for those who copy text. */
function codes(objects: Objects, font: string): Map<string, string> {
  const table = objects.get(ref(objects.get(font)?.head ?? '', 'ToUnicode'))?.stream?.toString('latin1') ?? ''
  const found = new Map<string, string>()
  const hex = (value: number) => value.toString(16).toUpperCase().padStart(4, '0')
  for (const [, block = ''] of table.matchAll(/beginbfchar\n([\s\S]*?)endbfchar/g)) {
    for (const [, from = '', to = ''] of block.matchAll(/<([\dA-F]+)> <([\dA-F]+)>/g)) found.set(from, utf16(to))
  }
  for (const [, block = ''] of table.matchAll(/beginbfrange\n([\s\S]*?)endbfrange/g)) {
    for (const [, from = '', until = '', to = ''] of block.matchAll(/<([\dA-F]+)> <([\dA-F]+)> <([\dA-F]+)>/g)) {
      const first = Number.parseInt(from, 16)
      for (let code = first; code <= Number.parseInt(until, 16); code++) {
        found.set(hex(code), utf16(hex(Number.parseInt(to, 16) + code - first)))
      }
    }
  }
  return found
}

function utf16(hex: string): string {
  return Buffer.from(hex, 'hex').swap16().toString('utf16le')
}

function toText(value: string): string {
  if (!value.startsWith('<')) return value.slice(1, -1).replace(/\\(.)/g, '$1')
  return utf16(value.slice(5, -1))
}

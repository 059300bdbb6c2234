/**
 * Puts PDFs that Chromium wrote behind one another. It knows the shape of those (Skia: every object plain, one table of
 * places) and refuses others. What reads a document aloud and what leads from page to page is left out.
 */

interface PdfObject {
  /** Up to where a stream begins. */
  readonly head: string
  /** From `stream` on. */
  readonly stream: Buffer
}

const reference = /(\d+) 0 R/g

/** One PDF with the pages of all, in their order; one alone stays as it is. */
export async function joinPdfs(pdfs: readonly Buffer[], title: string): Promise<Buffer> {
  if (pdfs.length === 1 && pdfs[0]) return pdfs[0]
  const parts: Buffer[] = []
  const places: number[] = []
  let length = 0
  const write = (part: Buffer): void => {
    parts.push(part)
    length += part.length
  }
  const writeObject = (number: number, head: string, stream: Buffer = Buffer.alloc(0)): void => {
    places[number] = length
    write(Buffer.concat([Buffer.from(`${number} 0 obj\n${head}`, 'latin1'), stream, Buffer.from('\nendobj\n')]))
  }
  write(Buffer.from('%PDF-1.4\n%\u00d3\u00eb\u00e9\u00e1\n', 'latin1'))
  // 1 the catalog, 2 all pages, 3 what is known of the file.
  let last = 3
  const pages: number[] = []
  for (const pdf of pdfs) {
    // Others get their turn: long documents have ten thousand objects and more.
    await new Promise(resolve => setImmediate(resolve))
    const objects = readObjects(pdf)
    const numbers = new Map<string, number>()
    const numberOf = (old: string): number => {
      const known = numbers.get(old)
      if (known !== undefined) return known
      last++
      numbers.set(old, last)
      waiting.push(old)
      return last
    }
    const waiting: string[] = []
    const own = new Set(pagesOf(pdf, objects))
    for (const page of own) pages.push(numberOf(page))
    for (let old = waiting.shift(); old !== undefined; old = waiting.shift()) {
      const found = objects.get(old)
      if (!found) throw new Error('The PDF refers to something that it does not hold')
      const head = own.has(old)
        ? found.head
            .replace(/\/Parent \d+ 0 R/, '/Parent ALL')
            .replace(/\n?\/StructParents \d+/, '')
            .replace(/\n?\/Tabs \/S/, '')
        : found.head.replace(/\n?\/StructParent \d+/, '')
      writeObject(
        numberOf(old),
        head.replace(reference, (_, to: string) => `${numberOf(to)} 0 R`).replace('/Parent ALL', '/Parent 2 0 R'),
        found.stream,
      )
    }
  }
  writeObject(2, `<</Type /Pages\n/Count ${pages.length}\n/Kids [${pages.map(page => `${page} 0 R`).join(' ')}]>>`)
  writeObject(
    1,
    '<</Type /Catalog\n/Pages 2 0 R\n/ViewerPreferences <</Type /ViewerPreferences\n/DisplayDocTitle true>>>>',
  )
  writeObject(3, `<</Title <FEFF${Buffer.from(title, 'utf16le').swap16().toString('hex').toUpperCase()}>>>`)
  const table = length
  const rows = Array.from({ length: last }, (_, index) => `${String(places[index + 1]).padStart(10, '0')} 00000 n \n`)
  write(
    Buffer.from(
      `xref\n0 ${last + 1}\n0000000000 65535 f \n${rows.join('')}trailer\n<</Size ${last + 1}\n/Root 1 0 R\n/Info 3 0 R>>\nstartxref\n${table}\n%%EOF\n`,
    ),
  )
  return Buffer.concat(parts)
}

/** The objects by number, by the table at the end of the file. */
function readObjects(pdf: Buffer): Map<string, PdfObject> {
  const table = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(pdf.subarray(-64).toString('latin1'))?.[1])
  const text = Number.isInteger(table) ? pdf.subarray(table).toString('latin1') : ''
  if (!text.startsWith('xref')) throw new Error('This is not a PDF that Chromium wrote')
  const places = [...text.matchAll(/(\d{10}) \d{5} n/g)].map(match => Number(match[1]))
  const ordered = [...places, table].sort((a, b) => a - b)
  const next = new Map(ordered.map((at, index) => [at, ordered[index + 1]]))
  return new Map(
    places.map(at => {
      const body = pdf.subarray(at, next.get(at))
      const [begun = '', number = ''] = /^(\d+) 0 obj\s/.exec(body.subarray(0, 24).toString('latin1')) ?? []
      const end = body.lastIndexOf('endobj')
      // Addresses of links may hold the word, too.
      const stream = body.indexOf('stream\n')
      const inside = stream < 0 || stream > end ? end : stream
      return [
        number,
        {
          head: body.subarray(begun.length, inside).toString('latin1').trimEnd() + (inside === end ? '' : ' '),
          stream: inside === end ? Buffer.alloc(0) : trimmed(body.subarray(inside, end)),
        },
      ]
    }),
  )
}

/** Without the line's end before `endobj`. */
function trimmed(stream: Buffer): Buffer {
  return stream.at(-1) === 0x0a ? stream.subarray(0, -1) : stream
}

/** The numbers of the pages, in order. */
function pagesOf(pdf: Buffer, objects: ReadonlyMap<string, PdfObject>): string[] {
  const trailer = pdf.subarray(pdf.lastIndexOf('trailer')).toString('latin1')
  const root = objects.get(/\/Root (\d+) 0 R/.exec(trailer)?.[1] ?? '')?.head ?? ''
  const walk = (number: string): string[] => {
    const head = objects.get(number)?.head ?? ''
    const kids = /\/Kids \[([^\]]*)\]/.exec(head)?.[1]
    return kids === undefined ? [number] : [...kids.matchAll(reference)].flatMap(match => walk(match[1] ?? ''))
  }
  const first = /\/Pages (\d+) 0 R/.exec(root)?.[1]
  if (first === undefined) throw new Error('This is not a PDF that Chromium wrote')
  return walk(first)
}

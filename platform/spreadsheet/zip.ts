/**
 * Writes a ZIP file piece by piece (APPNOTE 4.3): sizes follow their contents, so nothing is held back, and whoever
 * reads slowly makes us write slowly. Each entry and the whole stay below 4 GB; it knows no ZIP64.
 */
import { crc32, createDeflateRaw } from 'node:zlib'

interface Entry {
  readonly name: Buffer
  readonly at: number
  readonly crc: number
  readonly packed: number
  readonly size: number
}

/** A ZIP file under way. */
export interface Zip {
  /** One entry; the pieces are the next of the file. */
  entry(name: string, content: AsyncIterable<string> | Iterable<string>): AsyncGenerator<Buffer>
  /** What ends the file. */
  end(): Buffer
}

/** 1980-01-01, the first day of ZIP: the same content is the same file. */
const date = (1 << 5) | 1
/** Sizes come after the content; names are UTF-8. */
const flags = 0x0808
const deflated = 8
const version = 20

/** An empty file; entries come one after another. */
export function createZip(): Zip {
  const entries: Entry[] = []
  let length = 0

  return {
    async *entry(name, content) {
      const at = length
      const named = Buffer.from(name)
      const count = (piece: Buffer): Buffer => {
        length += piece.length
        return piece
      }
      yield count(Buffer.concat([localHeader(named), named]))

      const deflate = createDeflateRaw({ level: 3 })
      let waiting: Buffer[] = []
      let failure: Error | undefined
      deflate.on('data', (piece: Buffer) => waiting.push(piece))
      deflate.on('error', error => {
        failure = error
      })
      const [begin, sums] = [length, { crc: 0, size: 0 }]
      try {
        for await (const text of content) {
          const piece = Buffer.from(text)
          sums.crc = crc32(piece, sums.crc)
          sums.size += piece.length
          await new Promise(resolve => deflate.write(piece, resolve))
          if (failure) throw failure
          const ready = waiting
          waiting = []
          for (const packed of ready) yield count(packed)
        }
        await new Promise<void>((resolve, reject) => {
          deflate.on('error', reject).on('end', resolve).end()
        })
        for (const packed of waiting) yield count(packed)
      } finally {
        deflate.destroy()
      }
      const entry = { name: named, at, ...sums, packed: length - begin }
      entries.push(entry)
      yield count(descriptor(entry))
    },
    end() {
      const directory = Buffer.concat(entries.flatMap(entry => [centralHeader(entry), entry.name]))
      const end = Buffer.alloc(22)
      end.writeUInt32LE(0x06054b50, 0)
      end.writeUInt16LE(entries.length, 8)
      end.writeUInt16LE(entries.length, 10)
      end.writeUInt32LE(directory.length, 12)
      end.writeUInt32LE(length, 16)
      return Buffer.concat([directory, end])
    },
  }
}

function localHeader(name: Buffer): Buffer {
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  header.writeUInt16LE(version, 4)
  header.writeUInt16LE(flags, 6)
  header.writeUInt16LE(deflated, 8)
  header.writeUInt16LE(date, 12)
  header.writeUInt16LE(name.length, 26)
  return header
}

function descriptor({ crc, packed, size }: Entry): Buffer {
  const header = Buffer.alloc(16)
  header.writeUInt32LE(0x08074b50, 0)
  header.writeUInt32LE(crc, 4)
  header.writeUInt32LE(packed, 8)
  header.writeUInt32LE(size, 12)
  return header
}

function centralHeader({ name, at, crc, packed, size }: Entry): Buffer {
  const header = Buffer.alloc(46)
  header.writeUInt32LE(0x02014b50, 0)
  header.writeUInt16LE(version, 4)
  header.writeUInt16LE(version, 6)
  header.writeUInt16LE(flags, 8)
  header.writeUInt16LE(deflated, 10)
  header.writeUInt16LE(date, 14)
  header.writeUInt32LE(crc, 16)
  header.writeUInt32LE(packed, 20)
  header.writeUInt32LE(size, 24)
  header.writeUInt16LE(name.length, 28)
  header.writeUInt32LE(at, 42)
  return header
}

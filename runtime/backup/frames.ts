/**
 * The form of a backup inside its compression: a mark, then frames of JSON or bytes, then the checksum of everything
 * before it. What is cut short, changed or followed by something else is no backup.
 */
import { createHash } from 'node:crypto'
import { problemKind } from '#platform/problem.ts'

/** The file is no backup, or not all of one. */
export const invalidBackup = problemKind('backup/invalid', 422, 'The file is not a whole backup')

export type Frame =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'bytes'; readonly bytes: Buffer }

const mark = Buffer.from('FULCRUM BACKUP\n')
const tags = { json: 0x4a, bytes: 0x42, end: 0x45 } as const
const headSize = 5
const largestFrame = 64 * 1024 * 1024

/** Frames as bytes: a tag, the length in four bytes (big endian), the content; at the end the SHA-256 of all of it. */
export async function* packFrames(frames: AsyncIterable<Frame>): AsyncGenerator<Buffer> {
  const hash = createHash('sha256').update(mark)
  yield mark
  for await (const frame of frames) {
    const content = frame.kind === 'json' ? Buffer.from(JSON.stringify(frame.value)) : frame.bytes
    const head = headOf(tags[frame.kind], content.length)
    hash.update(head).update(content)
    yield head
    yield content
  }
  const sum = hash.digest()
  yield headOf(tags.end, sum.length)
  yield sum
}

/** The frames of those bytes; throws `backup/invalid`, at the latest after the last frame. */
export async function* unpackFrames(bytes: AsyncIterable<Buffer>): AsyncGenerator<Frame> {
  const reader = createReader(bytes)
  const hash = createHash('sha256').update(mark)
  if (!(await reader.take(mark.length))?.equals(mark)) throw invalidBackup('It is not a backup of Fulcrum.')
  for (;;) {
    const head = await reader.take(headSize)
    if (!head) throw cutShort()
    const tag = head.readUInt8(0)
    const length = head.readUInt32BE(1)
    if (length > largestFrame) throw changed()
    const content = await reader.take(length)
    if (!content) throw cutShort()
    if (tag === tags.end) {
      if (!hash.digest().equals(content) || !(await reader.isAtEnd())) throw changed()
      return
    }
    hash.update(head).update(content)
    if (tag === tags.json) yield { kind: 'json', value: parse(content) }
    else if (tag === tags.bytes) yield { kind: 'bytes', bytes: content }
    else throw changed()
  }
}

function headOf(tag: number, length: number): Buffer {
  const head = Buffer.alloc(headSize)
  head.writeUInt8(tag, 0)
  head.writeUInt32BE(length, 1)
  return head
}

function parse(content: Buffer): unknown {
  try {
    return JSON.parse(content.toString())
  } catch {
    throw changed()
  }
}

function createReader(source: AsyncIterable<Buffer>) {
  const chunks = source[Symbol.asyncIterator]()
  let waiting: Buffer[] = []
  let size = 0

  async function more(): Promise<boolean> {
    const { value, done } = await chunks.next()
    if (done) return false
    waiting.push(value)
    size += value.length
    return true
  }

  return {
    /** So many bytes; undefined when there are fewer left. */
    async take(length: number): Promise<Buffer | undefined> {
      while (size < length) if (!(await more())) return undefined
      const all = waiting.length === 1 ? waiting[0]! : Buffer.concat(waiting)
      waiting = [all.subarray(length)]
      size -= length
      return all.subarray(0, length)
    },
    async isAtEnd(): Promise<boolean> {
      return size === 0 && !(await more())
    },
  }
}

function cutShort() {
  return invalidBackup('The file ends in the middle: it was not copied whole.')
}

function changed() {
  return invalidBackup('The file was changed or damaged: its checksum is wrong.')
}

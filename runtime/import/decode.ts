/** Turns the bytes of a file into text: what a byte order mark says, else UTF-8 where it is valid, else GB18030. */
import type { Readable } from 'node:stream'

import { problemKind } from '#platform/problem.ts'

export const encodings = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be'] as const
export type Encoding = (typeof encodings)[number]

export const brokenText = problemKind('import/encoding', 422, 'The file is not text of that encoding')

/** The encoding that the first bytes speak for. */
export function detectEncoding(head: Buffer): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  try {
    // As a stream, so that a character cut off at the end is no fault.
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true })
    return 'utf-8'
  } catch {
    return 'gb18030'
  }
}

/** The text of a stream of bytes, without byte order mark; throws `import/encoding` where bytes do not fit. */
export async function* decodeStream(
  bytes: Readable | AsyncIterable<Buffer>,
  encoding: Encoding,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  const decode = (chunk?: Buffer): string => {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode()
    } catch (error) {
      throw brokenText(`The file is not text in ${encoding}.`, {}, { cause: error })
    }
  }
  for await (const chunk of bytes) yield decode(chunk as Buffer)
  yield decode()
}

/**
 * What a file is, judged by its first bytes. What the sender says counts only where nothing can go wrong: a lie about
 * an image or a PDF, and everything that a browser might run (HTML, SVG, scripts), becomes plain bytes.
 */
import { isUtf8 } from 'node:buffer'

/** The type for bytes that nobody should interpret. */
export const plainBytes = 'application/octet-stream'
const office = 'application/vnd.openxmlformats-officedocument'

const magic: readonly { readonly type: string; readonly at?: number; readonly bytes: string }[] = [
  { type: 'image/png', bytes: '89504e470d0a1a0a' },
  { type: 'image/jpeg', bytes: 'ffd8ff' },
  { type: 'image/gif', bytes: '474946383761' },
  { type: 'image/gif', bytes: '474946383961' },
  { type: 'image/webp', at: 8, bytes: '57454250' },
  { type: 'image/avif', at: 4, bytes: '6674797061766966' },
  { type: 'image/heic', at: 4, bytes: '6674797068656963' },
  { type: 'application/pdf', bytes: '255044462d' },
  { type: 'application/zip', bytes: '504b0304' },
  { type: 'application/zip', bytes: '504b0506' },
  { type: 'application/gzip', bytes: '1f8b08' },
  { type: 'application/msword', bytes: 'd0cf11e0a1b11ae1' },
  { type: 'audio/mpeg', bytes: '494433' },
  { type: 'video/mp4', at: 4, bytes: '66747970' },
]

const packed: Readonly<Record<string, string>> = {
  docx: `${office}.wordprocessingml.document`,
  xlsx: `${office}.spreadsheetml.sheet`,
  pptx: `${office}.presentationml.presentation`,
}
const texts = new Set(['text/plain', 'text/csv', 'text/markdown', 'application/json', 'text/calendar', 'text/vcard'])

/** Images that a browser may show in place. */
export const showableTypes: ReadonlySet<string> = new Set([
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/avif',
])

/** The type to keep, from the first bytes (some hundred), the name and what the sender said. */
export function sniffType(head: Buffer, name: string, said: string): string {
  const found = magic.find(
    ({ at = 0, bytes }) => head.subarray(at, at + bytes.length / 2).toString('hex') === bytes,
  )?.type
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  if (found === 'application/zip') return packed[extension] ?? found
  if (found === 'application/msword' && extension !== 'doc') return plainBytes
  if (found) return found
  const declared = said.split(';')[0]!.trim().toLowerCase()
  return texts.has(declared) && isHarmlessText(head) ? declared : plainBytes
}

function isHarmlessText(head: Buffer): boolean {
  // The head may end inside a character: leave out an incomplete last one.
  let end = head.length
  while (end > 0 && end > head.length - 4 && (head[end - 1]! & 0xc0) === 0x80) end--
  if (end > 0 && head[end - 1]! >= 0xc0) end--
  const whole = isUtf8(head) ? head : head.subarray(0, end)
  return isUtf8(whole) && !whole.includes(0) && !/^\ufeff?\s*<[!?/a-z]/i.test(whole.toString('utf8'))
}

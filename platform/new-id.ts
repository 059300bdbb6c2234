/** Ids of rows: UUID version 7 (RFC 9562), which sort by time of creation, also within one millisecond. */
import { randomBytes } from 'node:crypto'

let last = 0
let sequence = 0
let pool = Buffer.alloc(0)
let taken = 0

/** A fresh UUIDv7. */
export function newId(): string {
  const now = Date.now()
  if (now > last) {
    last = now
    sequence = takeRandom(2).readUInt16BE() & 0x7ff
  } else if (++sequence > 0xfff) {
    last++
    sequence = 0
  }
  const random = takeRandom(8)
  random[0] = (random[0]! & 0x3f) | 0x80
  const time = last.toString(16).padStart(12, '0')
  const tail = random.toString('hex')
  const version = `7${sequence.toString(16).padStart(3, '0')}`
  return `${time.slice(0, 8)}-${time.slice(8)}-${version}-${tail.slice(0, 4)}-${tail.slice(4)}`
}

function takeRandom(count: number): Buffer {
  if (taken + count > pool.length) {
    pool = randomBytes(4096)
    taken = 0
  }
  taken += count
  return pool.subarray(taken - count, taken)
}

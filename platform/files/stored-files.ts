/**
 * Files in PostgreSQL. Bytes go in as chunks of their own statements, so that a slow sender holds no transaction; the
 * row of the file comes last and makes it exist. Whatever fails before leaves nothing but chunks, which are removed.
 */
import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import sql from 'sql-template-tag'
import type { Database, Queryable } from '../database/database.ts'
import { newId } from '../new-id.ts'
import { fileTooLarge } from './file-problems.ts'
import { sniffType } from './sniff-type.ts'

/** A file without its bytes. */
export interface StoredFile {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly size: number
  /** Hexadecimal. */
  readonly sha256: string
  readonly createdBy: string
}

/** What is known of a file that comes in. */
export interface IncomingFile {
  readonly name: string
  readonly type: string
  readonly createdBy: string
  readonly bytes: AsyncIterable<Buffer>
}

/** Bytes of the largest file. */
export const largestFile = 25 * 1024 * 1024
const chunkSize = 256 * 1024

/** Stores a file; throws `file/too-large` and leaves nothing behind. */
export async function storeFile(db: Database, incoming: IncomingFile, limit = largestFile): Promise<StoredFile> {
  const id = newId()
  const hash = createHash('sha256')
  const name = toSafeName(incoming.name)
  let size = 0
  let number = 0
  let head: Buffer | undefined
  try {
    for await (const chunk of inChunks(incoming.bytes)) {
      size += chunk.length
      if (size > limit) throw fileTooLarge(`A file may have at most ${Math.floor(limit / 1024 / 1024)} MB.`, { limit })
      head ??= chunk.subarray(0, 4096)
      hash.update(chunk)
      await db.query(
        sql`insert into platform.file_chunk (file_id, number, bytes) values (${id}, ${number++}, ${chunk})`,
      )
    }
    const type = sniffType(head ?? Buffer.alloc(0), name, incoming.type)
    const sha256 = hash.digest()
    await db.query(sql`insert into platform.file (id, name, type, size, sha256, created_by)
      values (${id}, ${name}, ${type}, ${size}, ${sha256}, ${incoming.createdBy})`)
    return { id, name, type, size, sha256: sha256.toString('hex'), createdBy: incoming.createdBy }
  } catch (error) {
    await db.query(sql`delete from platform.file_chunk where file_id = ${id}`).catch(() => undefined)
    throw error
  }
}

/** A file without its bytes, if there is one. */
export async function findFile(db: Queryable, id: string): Promise<StoredFile | undefined> {
  const [row] = await db.query<StoredFile>(sql`select id, name, type, size, encode(sha256, 'hex') as sha256,
    created_by as "createdBy" from platform.file where id = ${id}`)
  return row
}

/** The bytes of a file, read chunk by chunk as they are taken. */
export function readFile(db: Queryable, id: string): Readable {
  return Readable.from(chunksOf(db, id), { objectMode: false, highWaterMark: chunkSize })
}

/** Marks files as belonging to a record, so that the sweep leaves them alone. */
export async function attachFiles(db: Queryable, ids: readonly string[]): Promise<void> {
  await db.query(
    sql`update platform.file set attached_at = now() where id = any(${ids}::uuid[]) and attached_at is null`,
  )
}

/** Removes a file with its bytes. */
export async function removeFile(tx: Queryable, id: string): Promise<void> {
  await tx.query(sql`delete from platform.file where id = ${id}`)
  await tx.query(sql`delete from platform.file_chunk where file_id = ${id}`)
}

/** Removes files that nobody attached for a day, and chunks of uploads that never ended; answers how many files. */
export async function sweepFiles(db: Queryable): Promise<number> {
  const gone = await db.query<{ id: string }>(sql`delete from platform.file
    where attached_at is null and created_at < now() - interval '1 day' returning id`)
  await db.query(sql`delete from platform.file_chunk c where written_at < now() - interval '1 hour'
    and not exists (select from platform.file f where f.id = c.file_id)`)
  return gone.length
}

async function* chunksOf(db: Queryable, id: string): AsyncGenerator<Buffer> {
  for (let number = 0; ; number++) {
    const [row] = await db.query<{ bytes: Buffer }>({
      text: 'select bytes from platform.file_chunk where file_id = $1 and number = $2',
      values: [id, number],
      prepared: true,
    })
    if (!row) return
    yield row.bytes
  }
}

async function* inChunks(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = []
  let length = 0
  for await (const piece of bytes) {
    waiting.push(piece)
    length += piece.length
    if (length < chunkSize) continue
    let all = Buffer.concat(waiting)
    for (; all.length >= chunkSize; all = all.subarray(chunkSize)) yield all.subarray(0, chunkSize)
    waiting = [all]
    length = all.length
  }
  if (length > 0) yield Buffer.concat(waiting)
}

/** The last part of a path, without control characters, at most 200 characters. */
function toSafeName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  const clean = last
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Bidi_Control}]/gu, '')
    .trim()
  return [...clean].slice(-200).join('') || 'file'
}

/** A backup as a file: compressed, for its owner's eyes only, there wholly or not at all. */
import { createReadStream, createWriteStream } from 'node:fs'
import { link, open, rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import zlib from 'node:zlib'

import { type Frame, invalidBackup, packFrames, unpackFrames } from './frames.ts'

/** Writes a new file; one that is there already is an error and stays as it is. */
export async function writeBackupFile(file: string, frames: AsyncIterable<Frame>): Promise<void> {
  const unfinished = `${file}.${process.pid}.tmp`
  try {
    await pipeline(
      packFrames(frames),
      zlib.createGzip(),
      createWriteStream(unfinished, { mode: 0o600, flags: 'wx', flush: true }),
    )
    // Unlike a rename, a link replaces nothing.
    await link(unfinished, file)
  } finally {
    await rm(unfinished, { force: true })
  }
}

/** The frames of a file, read as they are taken; throws `backup/invalid` where it is not as it was written. */
export async function* readBackupFile(file: string): AsyncGenerator<Frame> {
  // Before anything is unpacked, so that a missing file is told from a broken one.
  const handle = await open(file)
  const source = createReadStream(file, { fd: handle, highWaterMark: 256 * 1024 })
  const unzipped = zlib.createGunzip({ chunkSize: 256 * 1024 })
  source.on('error', error => unzipped.destroy(error)).pipe(unzipped)
  try {
    yield* unpackFrames(unzipped)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'Z_BUF_ERROR') throw invalidBackup('The file ends in the middle: it was not copied whole.')
    if (code?.startsWith('Z_')) throw invalidBackup('It is not a backup, or it was damaged.', {}, { cause: error })
    throw error
  } finally {
    unzipped.destroy()
    source.destroy()
  }
}

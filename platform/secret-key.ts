/**
 * The key that protects secrets kept in the database. With the embedded PostgreSQL it is made into DATA_DIR; with
 * DATABASE_URL it must be given. A check value in the database tells a wrong key at start instead of at first use.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import sql from 'sql-template-tag'
import type { Config } from './config.ts'
import type { Queryable } from './database/database.ts'

/** Encrypts what must not be readable in the database (AES-256-GCM). */
export interface SecretBox {
  seal(text: string): string
  /** Throws when the text was sealed with another key or was changed. */
  open(sealed: string): string
}

const checked = 'this key is right'

/** The box of this installation; throws an Error with a plain sentence when the key is missing or wrong. */
export async function openSecretBox(
  config: Pick<Config, 'secretKey' | 'dataDir'>,
  embedded: boolean,
  db: Queryable,
): Promise<SecretBox> {
  const box = createSecretBox(config.secretKey ?? keyInFolder(config.dataDir, embedded))
  await db.query(sql`insert into platform.setting (name, value)
    values ('secret-key-check', to_jsonb(${box.seal(checked)}::text)) on conflict do nothing`)
  const [row] = await db.query<{ value: string }>(
    sql`select value from platform.setting where name = 'secret-key-check'`,
  )
  try {
    if (box.open(row!.value) === checked) return box
  } catch {
    // told below
  }
  const where = config.secretKey ? 'SECRET_KEY' : `The key in ${path.join(config.dataDir, 'secret-key')}`
  throw new Error(`${where} is not the key with which this database was set up; secrets in it could not be read.`)
}

/** A box for a key of any form with enough entropy. */
function createSecretBox(secretKey: string): SecretBox {
  const key = Buffer.from(hkdfSync('sha256', secretKey, 'fulcrum', 'secret-box', 32))
  return {
    seal(text) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url')
    },
    open(sealed) {
      const bytes = Buffer.from(sealed, 'base64url')
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
      decipher.setAuthTag(bytes.subarray(12, 28))
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
    },
  }
}

function keyInFolder(dataDir: string, embedded: boolean): string {
  if (!embedded) {
    throw new Error('SECRET_KEY is missing: with DATABASE_URL set it must be given, at least 32 characters, and kept.')
  }
  const file = path.join(dataDir, 'secret-key')
  try {
    fs.writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return fs.readFileSync(file, 'utf8').trim()
}

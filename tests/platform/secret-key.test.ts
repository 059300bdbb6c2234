import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSecretBox } from '#platform/secret-key.ts'
import { freshDatabase, type TestDatabase } from '#tests/support/database.ts'

let fresh: TestDatabase
let dataDir: string
beforeAll(async () => {
  fresh = await freshDatabase()
  dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'fulcrum-key-'))
})
afterAll(async () => {
  fs.rmSync(dataDir, { recursive: true })
  await fresh.drop()
})

test('the key is made, kept, and a wrong or missing one is a clear error', async () => {
  const given = (secretKey: string | undefined) => ({ secretKey, dataDir })
  await expect(openSecretBox(given(undefined), false, fresh.db)).rejects.toThrow('SECRET_KEY is missing')
  const sealed = (await openSecretBox(given(undefined), true, fresh.db)).seal('秘密')
  expect(sealed).not.toContain('秘密')
  const file = path.join(dataDir, 'secret-key')
  expect(fs.statSync(file).mode & 0o777).toBe(0o600)
  const box = await openSecretBox(given(undefined), true, fresh.db)
  expect(box.open(sealed)).toBe('秘密')
  expect(box.seal('秘密')).not.toBe(sealed)
  expect(() => box.open(`${sealed.slice(0, -4)}AAAA`)).toThrow()
  await expect(openSecretBox(given('x'.repeat(32)), true, fresh.db)).rejects.toThrow('SECRET_KEY is not the key')
  fs.rmSync(file)
  await expect(openSecretBox(given(undefined), true, fresh.db)).rejects.toThrow('is not the key')
})

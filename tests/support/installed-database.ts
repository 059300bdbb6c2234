/** A database with an installed system, as a first start leaves it. */

import { saveCredential } from '#platform/sign-in/credentials.ts'
import { install } from '#runtime/installation/install.ts'
import { openSystem } from '#runtime/installation/open-system.ts'

import { freshDatabase, type TestDatabase } from './database.ts'

/** What `admin` signs in with. */
export const adminPassword = 'correct-horse-9'

/** Installs a template into a fresh database. */
export async function installedDatabase(template: string, sampleRecords = false): Promise<TestDatabase> {
  const fresh = await freshDatabase([])
  const system = await openSystem(fresh.db, 'Asia/Shanghai')
  await install(system, {
    template,
    sampleRecords,
    createCredential: (tx, { id, login }) => saveCredential(tx, { userId: id, login, password: adminPassword }),
  })
  return fresh
}

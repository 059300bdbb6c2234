/** A process that promotes a change of the large table and is killed on the way: DATABASE_URL, CHANGE. */
import { createDatabase } from '#platform/database/database.ts'
import { type ChangeName, promoteChange } from './large-application.ts'

const db = createDatabase({ url: process.env.DATABASE_URL ?? '', poolSize: 4, applicationName: 'promoter' })
await promoteChange(db, process.env.CHANGE as ChangeName)
await db.close()

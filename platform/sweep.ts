/** Removes what has had its time in the platform's tables; run it every hour. */
import type { Database } from './database/database.ts'
import { sweepFiles } from './files/stored-files.ts'
import { sweepIdempotency } from './idempotency.ts'
import { sweepAttempts } from './sign-in/attempts.ts'
import { sweepSessions } from './sign-in/sessions.ts'

/** Expired sessions, old attempts and answers, files that nobody attached. */
export async function sweepPlatform(db: Database): Promise<void> {
  await sweepSessions(db)
  await sweepAttempts(db)
  await sweepIdempotency(db)
  await sweepFiles(db)
}

/** The hand-written server, on the same database as the product. */
import { personLogin } from '../data/bench-database.ts'
import { type ServerProcess, startServer } from './server-process.ts'

/** Starts it on a free port. */
export function startBaseline(databaseUrl: string): Promise<ServerProcess> {
  return startServer(['tests/bench/baseline/server.ts'], {
    DATABASE_URL: databaseUrl,
    LOGINS: `admin,${personLogin}`,
  })
}

/** What a person sends instead of a session. */
export function baselineCookie(login: string): string {
  return `session=${login}`
}

/** The product as people start it, on a database of the benchmark. */
import { password } from '../data/bench-database.ts'
import { type ServerProcess, startServer } from './server-process.ts'

/**
 * Starts it on a free port, without rate limit and with little logging. `flags` are for node, such as --cpu-prof; an
 * empty address means its own PostgreSQL in DATA_DIR, which `env` must say then.
 */
export function startProduct(
  databaseUrl: string,
  flags: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<ServerProcess> {
  return startServer([...flags, 'platform/start.ts'], {
    DATABASE_URL: databaseUrl,
    SECRET_KEY: 'a-key-for-benchmarks-only-0123456789',
    ADMIN_PASSWORD: password,
    PORT: '0',
    RATE_LIMIT: '0',
    LOG_LEVEL: 'warn',
    SAMPLE_RECORDS: '0',
    TIME_ZONE: 'Asia/Shanghai',
    ...env,
  })
}

/** Signs in; the cookie to send from then on. */
export async function signIn(port: number, login: string): Promise<string> {
  const origin = `http://127.0.0.1:${port}`
  const response = await fetch(`${origin}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ login, password }),
  })
  if (!response.ok) throw new Error(`${login} cannot sign in: ${response.status} ${await response.text()}`)
  return response.headers.get('set-cookie')?.split(';')[0] ?? ''
}

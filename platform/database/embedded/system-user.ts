/** PostgreSQL refuses to run as root, so root lends it a system user named postgres. */
import { execFileSync } from 'node:child_process'

/** Whom to run PostgreSQL as, in the shape that `spawn` takes. */
export interface SystemUser {
  readonly uid: number
  readonly gid: number
}

/** The user postgres when this process is root (made if missing), undefined when PostgreSQL can run as we do. */
export function systemUser(): SystemUser | undefined {
  if (process.getuid?.() !== 0) return undefined
  try {
    return lookUp()
  } catch {
    try {
      const shell = '/usr/sbin/nologin'
      execFileSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', shell, 'postgres'])
      return lookUp()
    } catch (cause) {
      const advice = 'Run as another user than root, create the user postgres, or set DATABASE_URL.'
      throw new Error(`PostgreSQL cannot run as root and the user postgres could not be made. ${advice}`, { cause })
    }
  }
}

function lookUp(): SystemUser {
  const id = (flag: string): number =>
    Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
  return { uid: id('-u'), gid: id('-g') }
}

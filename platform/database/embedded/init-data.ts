/**
 * Makes the data folder of the embedded PostgreSQL: ICU root locale (plain C would make trigram search deaf to
 * Chinese), scram password, checksums. It is made aside and renamed, so that a kill in the middle leaves nothing half made.
 */
import { spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import type { SystemUser } from './system-user.ts'

/** The password of the embedded server, made on first use and kept in a file that only its owner can read. */
export function readPassword(dataDir: string): string {
  const file = path.join(dataDir, 'postgres-password')
  try {
    fs.writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return fs.readFileSync(file, 'utf8')
}

/** The folder of the cluster, initialised when it is new. */
export function initData(dataDir: string, native: string, password: string, user: SystemUser | undefined): string {
  const home = clusterHome(dataDir, user)
  const data = path.join(home, 'postgres')
  if (fs.existsSync(path.join(data, 'PG_VERSION'))) {
    checkVersion(data, native)
    return data
  }
  const aside = fs.mkdtempSync(path.join(home, 'init-'))
  const passwordFile = path.join(aside, 'password')
  fs.writeFileSync(passwordFile, password, { mode: 0o600 })
  if (user) for (const item of [aside, passwordFile]) fs.chownSync(item, user.uid, user.gid)
  const made = path.join(aside, 'data')
  const locale = ['-E', 'UTF8', '--locale-provider=icu', '--icu-locale=und', '--locale=C.UTF-8']
  const access = ['-U', 'postgres', '-A', 'scram-sha-256', '--pwfile', passwordFile]
  const options = {
    ...user,
    cwd: '/',
    env: { ...process.env, LC_ALL: 'C', PGDATA: undefined },
    encoding: 'utf8',
  } as const
  const { status, stderr, error } = spawnSync(
    path.join(native, 'bin/initdb'),
    ['-D', made, ...access, ...locale, '--data-checksums'],
    options,
  )
  try {
    if (status !== 0) throw new Error(`The database could not be created: ${error?.message ?? stderr}`)
    fs.renameSync(made, data)
  } finally {
    fs.rmSync(aside, { recursive: true, force: true })
  }
  return data
}

/** Where the cluster lives: DATA_DIR, or /var/lib when a closed folder above DATA_DIR keeps the other user out. */
function clusterHome(dataDir: string, user: SystemUser | undefined): string {
  if (!user) return dataDir
  fs.chmodSync(dataDir, 0o711)
  const canEnter = spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', dataDir], { ...user, cwd: '/', stdio: 'ignore' })
  if (canEnter.status === 0) return dataDir
  const home = path.join('/var/lib/fulcrum', createHash('sha256').update(dataDir).digest('hex').slice(0, 16))
  fs.mkdirSync(home, { recursive: true, mode: 0o711 })
  fs.writeFileSync(path.join(dataDir, 'postgres-is-in'), `${home}\n`)
  return home
}

function checkVersion(data: string, native: string): void {
  const made = fs.readFileSync(path.join(data, 'PG_VERSION'), 'utf8').trim()
  const { stdout } = spawnSync(path.join(native, 'bin/postgres'), ['--version'], { encoding: 'utf8' })
  const ours = /(\d+)\./.exec(stdout ?? '')?.[1]
  if (ours && ours !== made) {
    throw new Error(
      `${data} was made by PostgreSQL ${made}, this version brings ${ours}: export and import it, or set DATABASE_URL`,
    )
  }
}

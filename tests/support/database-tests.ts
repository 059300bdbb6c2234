/** The test files whose answers may differ between versions of PostgreSQL: those that come by a database of their own. */
import { findImports, readSources } from './module-graph.ts'

const folders = /^tests\/(metadata|runtime|designer|platform)\/.*\.test\.tsx?$/

/** Their paths, in order. */
export function databaseTests(): string[] {
  const importers = Map.groupBy(
    findImports(readSources()).filter(({ to, how }) => to?.startsWith('tests/') && how !== 'type'),
    ({ to }) => to as string,
  )
  const found = new Set<string>()
  const waiting = ['tests/support/database.ts']
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file)) continue
    found.add(file)
    for (const { from } of importers.get(file) ?? []) waiting.push(from)
  }
  return [...found].filter(file => folders.test(file)).toSorted()
}

/**
 * Writes templates/service-loop/records as sample-records/generate.ts writes those of `sales`: the same bytes on every
 * run; a test compares them with the files.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { asOf } from '../sample-records/calendar.ts'
import type { Row } from '../sample-records/row.ts'
import { accountRows, contactRows } from './customers.ts'
import { currencyRows, roleAssignmentRows, unitRows, userRows } from './organisation.ts'
import { roundRows, serviceRows, startRows, stateChangeRows } from './services.ts'

/** By object, in the order of loading. Only unit → user (its manager) leads forward. */
const sampleRecords: Readonly<Record<string, readonly Row[]>> = {
  unit: unitRows,
  user: userRows,
  role_assignment: roleAssignmentRows,
  currency: currencyRows,
  account: accountRows,
  contact: contactRows,
  service: serviceRows,
  service_round: roundRows,
  state_change: stateChangeRows,
}

const linesOf = (rows: readonly Row[]) => rows.map(row => `${JSON.stringify(row)}\n`).join('')

/** The files, by name. */
export function loopFiles(): ReadonlyMap<string, string> {
  const files = Object.entries(sampleRecords).map(([object, rows]) => [`${object}.ndjson`, linesOf(rows)] as const)
  const manifest = { asOf, order: Object.keys(sampleRecords), start: 'workflows.ndjson' }
  return new Map([
    ...files,
    ['workflows.ndjson', linesOf(startRows)],
    ['manifest.json', `${JSON.stringify(manifest, null, 2)}\n`],
  ])
}

export const loopFolder = fileURLToPath(new URL('../../../templates/service-loop/records/', import.meta.url))

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  rmSync(loopFolder, { recursive: true, force: true })
  mkdirSync(loopFolder, { recursive: true })
  for (const [name, text] of loopFiles()) writeFileSync(loopFolder + name, text)
}

/**
 * Puts what approvals left behind of sample records that are decided into a new system: instances with their log, and
 * the tasks of those who decided, as the approvals wrote them when the template was made. Moments move with the records.
 */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import sql, { raw } from 'sql-template-tag'

import type { CatalogObject } from '#metadata/catalog.ts'
import { systemObjects } from '#metadata/system-fields.ts'
import type { Queryable } from '#platform/database/database.ts'

import { quote, table } from '../query/identifiers.ts'
import type { System } from '../system.ts'
import { logOf } from '../workflows/instance-row.ts'
import { sampleShift } from './load-records.ts'

type Row = Readonly<Record<string, unknown>>

/** One line of the file: rows by their columns, without the revision. */
interface Trail {
  readonly instance: Row & { readonly id: string; readonly workflow_id: string }
  readonly shown: Row
  readonly log: readonly Row[]
  readonly waits: readonly Row[]
  readonly watches: readonly Row[]
  readonly tasks: readonly Row[]
}

const moments = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z/g
/** Milliseconds since 1970, as the state of an instance has them. */
const clocks = /\b1[789]\d{11}\b/g

/** Loads what the file `trails` of the manifest holds; does nothing where it names none. */
export async function loadTrails(
  system: Pick<System, 'catalogs' | 'ed'>,
  tx: Queryable,
  folder: string,
  now = new Date(),
): Promise<void> {
  const { trails: file, asOf } = JSON.parse(await readFile(path.join(folder, 'manifest.json'), 'utf8')) as {
    readonly trails?: string
    readonly asOf: string
  }
  if (file === undefined) return
  const { revision, objectsById } = system.catalogs.current()
  const shift = sampleShift(asOf, now)
  const text = (await readFile(path.join(folder, file), 'utf8'))
    .replaceAll(moments, moment => new Date(Date.parse(moment) + shift).toISOString())
    .replaceAll(clocks, clock => String(Number(clock) + shift))
  const trails = text
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as Trail)
  const log = logOf(system).text
  const insert = async (name: string, rows: readonly Row[]) => {
    const columns = [...new Set(rows.flatMap(row => Object.keys(row)))]
    if (columns.length === 0) return
    const list = raw(columns.map(quote).join(', '))
    await tx.query(sql`insert into ${raw(name)} (${list})
      select ${list} from json_populate_recordset(null::${raw(name)}, ${JSON.stringify(rows)}::json)`)
  }
  const recordTable = (id: string) => table(system.ed, objectsById.get(id) as CatalogObject).text
  const pinned = (row: Row): Row => ({ ...row, revision })
  await insert(
    `${log}.workflow_instance`,
    trails.map(({ instance }) => pinned(instance)),
  )
  const ofRecord = (row: Row): Row => ({ ...row, rev: 1 })
  await insert(
    recordTable(systemObjects.workflowInstance),
    trails.map(({ shown }) => pinned(ofRecord(shown))),
  )
  await insert(
    recordTable(systemObjects.task),
    trails.flatMap(({ tasks }) => tasks.map(ofRecord)),
  )
  await insert(
    `${log}.workflow_log`,
    trails.flatMap(({ instance, log: lines }) =>
      lines.map(line => pinned({ ...line, instance: instance.id, workflow_id: instance.workflow_id })),
    ),
  )
  await insert(
    `${log}.workflow_wait`,
    trails.flatMap(({ waits }) => waits),
  )
  await insert(
    `${log}.workflow_watch`,
    trails.flatMap(({ watches }) => watches),
  )
}

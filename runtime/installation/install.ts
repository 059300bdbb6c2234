/**
 * The first start on an empty database: promotes a template as revision 1, makes the administrator, and loads sample
 * records. Several nodes that start together install once; a start that dies in the middle is taken up by the next.
 */
import { existsSync } from 'node:fs'
import path from 'node:path'
import sql from 'sql-template-tag'

import type { NamedApplication } from '#metadata/application.ts'
import { findFindings } from '#metadata/findings.ts'
import { promote } from '#metadata/promotion/promote.ts'
import { readHead } from '#metadata/revisions.ts'
import { systemObjects } from '#metadata/system-fields.ts'
import type { Queryable } from '#platform/database/database.ts'
import { newId } from '#platform/new-id.ts'

import { quote, table } from '../query/identifiers.ts'
import type { System } from '../system.ts'
import { loadRecords } from './load-records.ts'
import { loadTrails } from './load-trails.ts'
import { joinTemplates, readTemplate, withRequired } from './read-template.ts'
import { startWorkflows } from './start-workflows.ts'
import { templateFolderAt } from './template-folders.ts'

export interface InstallOptions {
  /** Name of a template, path of a folder with one, or `none` for the system objects alone. */
  readonly template: string
  readonly sampleRecords: boolean
  /** Makes the sign-in of the administrator, in the same transaction as the user. */
  readonly createCredential: (tx: Queryable, user: { id: string; login: string }) => Promise<void>
}

/** What was installed; undefined when the system was there already. */
export interface Installed {
  readonly revision: number
  readonly records: number
}

const administratorRole = 'sys-role-administrator'
/** Key of the advisory lock under which a system comes to be. */
export const installationLock = 0x696e7374

/** Installs unless that has been done. */
export async function install(system: System, options: InstallOptions): Promise<Installed | undefined> {
  const connection = await system.db.connect()
  try {
    await connection.query(sql`select pg_advisory_lock(${installationLock})`)
    return await installOnce(system, options)
  } finally {
    await connection.query(sql`select pg_advisory_unlock(${installationLock})`).catch(() => undefined)
    connection.release()
  }
}

async function installOnce(system: System, options: InstallOptions): Promise<Installed | undefined> {
  if ((await readHead(system.db)) === 0) {
    const application = await readApplication(options.template)
    await promote(system.db, {
      ed: system.ed,
      base: 0,
      application,
      findings: findFindings,
      author: null,
      message: `Installed the template ${options.template}`,
      source: 'installation',
    })
  }
  await system.catalogs.refresh()
  const [done] = await system.db.query(sql`select 1 from platform.setting where name = 'installed'`)
  if (done) return undefined
  const records = await system.db.transaction(async tx => {
    await createAdministrator(system, tx, options)
    const folder = templateFolderAt(options.template)
    const count = folder && options.sampleRecords ? await loadSamples(system, tx, folder) : 0
    await ensureCurrency(system, tx)
    await tx.query(sql`insert into platform.setting (name, value) values ('installed', to_jsonb(now()))`)
    return count
  })
  if (records > 0) await system.db.script(`analyze`)
  return { revision: system.catalogs.current().revision, records }
}

/** The definitions of a template and of the templates that it requires. */
async function readApplication(name: string): Promise<NamedApplication> {
  const folder = templateFolderAt(name === 'none' ? 'system' : name)
  if (!folder)
    throw new Error(`There is no template "${name}". Set TEMPLATE to one of those in templates/ or a folder.`)
  return joinTemplates(await withRequired(await readTemplate(folder)))
}

async function loadSamples(system: System, tx: Queryable, folder: string): Promise<number> {
  const records = path.join(folder, 'records')
  if (!existsSync(path.join(records, 'manifest.json'))) return 0
  const count = await loadRecords(tx, system.catalogs.current(), system.ed, records)
  await loadTrails(system, tx, records)
  await startWorkflows(system, tx, records)
  return count
}

async function createAdministrator(system: System, tx: Queryable, options: InstallOptions): Promise<void> {
  const id = newId()
  await insert(system, tx, systemObjects.user, {
    id,
    name: 'Administrator',
    login: 'admin',
    active: true,
    kind: 'internal',
  })
  await insert(system, tx, systemObjects.roleAssignment, { id: newId(), user: id, role: administratorRole })
  await options.createCredential(tx, { id, login: 'admin' })
}

/** Amounts need a currency to be in, so there is one from the start; it is a record like others and may be changed. */
async function ensureCurrency(system: System, tx: Queryable): Promise<void> {
  const currency = system.catalogs.current().objectsById.get(systemObjects.currency)
  if (!currency) throw new Error(`The system template lacks ${systemObjects.currency}`)
  const [known] = await tx.query(sql`select 1 from ${table(system.ed, currency)} limit 1`)
  if (known) return
  const values = { code: 'CNY', name: '人民币 Chinese yuan', symbol: '¥', decimals: 2, active: true }
  await insert(system, tx, systemObjects.currency, { id: newId(), ...values })
}

async function insert(system: System, tx: Queryable, objectId: string, values: Record<string, unknown>): Promise<void> {
  const object = system.catalogs.current().objectsById.get(objectId)
  if (!object) throw new Error(`The system template lacks ${objectId}`)
  const entries = Object.entries(values).map(([name, value]) => [
    object.fields.get(name)?.columns?.value ?? name,
    value,
  ])
  const columns = entries.map(([column]) => quote(String(column))).join(', ')
  const places = entries.map((_, index) => `$${index + 1}`).join(', ')
  await tx.query({
    text: `insert into ${table(system.ed, object).text} (${columns}) values (${places})`,
    values: entries.map(([, value]) => value),
  })
}

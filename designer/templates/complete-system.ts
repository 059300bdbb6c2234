/**
 * A system that an older version installed gets the definitions that the product has come to rely on since, such as the
 * objects of tasks: once for each version of the system template, so that what is removed later stays removed.
 */
import { createHash } from 'node:crypto'
import sql from 'sql-template-tag'
import { hashDefinition } from '#metadata/canonical.ts'
import { findFindings } from '#metadata/findings.ts'
import { promote } from '#metadata/promotion/promote.ts'
import { toNamed } from '#metadata/references.ts'
import { loadRevision, readHead } from '#metadata/revisions.ts'
import type { Log } from '#platform/log.ts'
import { installationLock } from '#runtime/installation/install.ts'
import { joinTemplates, type Template } from '#runtime/installation/read-template.ts'
import type { System } from '#runtime/system.ts'
import { installParts } from './install-parts.ts'

/** Promotes what is missing of `templates` (that of the system); what stands in the way is logged, and tried at the next start. */
export async function completeSystem(system: System, templates: readonly Template[], log: Log): Promise<void> {
  const hashes = joinTemplates(templates).definitions.map(hashDefinition)
  const version = createHash('sha256').update(hashes.join()).digest('hex')
  const connection = await system.db.connect()
  try {
    await connection.query(sql`select pg_advisory_lock(${installationLock})`)
    const [known] = await connection.query(
      sql`select 1 from platform.setting where name = 'system_template' and value = to_jsonb(${version}::text)`,
    )
    if (known) return
    await promoteMissing(system, templates)
    await connection.query(sql`insert into platform.setting (name, value)
      values ('system_template', to_jsonb(${version}::text)) on conflict (name) do update set value = excluded.value`)
  } catch (error) {
    log.error({ err: error }, 'Definitions that this version needs could not be added')
  } finally {
    await connection.query(sql`select pg_advisory_unlock(${installationLock})`).catch(() => undefined)
    connection.release()
  }
}

async function promoteMissing(system: System, templates: readonly Template[]): Promise<void> {
  const base = await readHead(system.db)
  const { application } = await loadRevision(system.db, base)
  const completed = installParts(toNamed(application), templates, undefined)
  if (completed.added.length === 0) return
  await promote(system.db, {
    ed: system.ed,
    base,
    application: completed.application,
    findings: findFindings,
    author: null,
    message: 'What this version of the product relies on',
    source: 'installation',
  })
  await system.catalogs.refresh()
}

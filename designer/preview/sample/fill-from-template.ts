/** Fills a preview with the sample records that a template comes with, under the application that they were made for. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import sql from 'sql-template-tag'

import { promote } from '#metadata/promotion/promote.ts'
import { readHead } from '#metadata/revisions.ts'
import type { Queryable } from '#platform/database/database.ts'
import { loadRecords } from '#runtime/installation/load-records.ts'
import { joinTemplates, readTemplate, withRequired } from '#runtime/installation/read-template.ts'
import { templateFolderAt } from '#runtime/installation/template-folders.ts'
import type { System } from '#runtime/system.ts'

import { noTemplate } from '../preview-problems.ts'

/** The template that the system was installed from, if it has sample records. */
export async function installedTemplate(db: Queryable): Promise<string | undefined> {
  const [row] = await db.query<{ message: string }>(sql`
    select message from bm.revision where source = 'installation' order by number limit 1`)
  const name = /^Installed the template (.+)$/.exec(row?.message ?? '')?.[1]
  return name !== undefined && recordsOf(name) ? name : undefined
}

/** Loads the records; answers how many. Problem `preview/no-template`. */
export async function fillFromTemplate(preview: System, template: string): Promise<number> {
  const folder = templateFolderAt(template)
  const records = recordsOf(template)
  if (!folder || !records) throw noTemplate(`The template "${template}" has no sample records.`)
  await promote(preview.db, {
    ed: preview.ed,
    base: await readHead(preview.db),
    application: joinTemplates(await withRequired(await readTemplate(folder))),
    findings: () => [],
    author: null,
    message: `The template ${template}`,
    source: 'preview',
  })
  await preview.catalogs.refresh()
  return preview.db.transaction(async tx => {
    await tx.script(`set local statement_timeout = 0`)
    return loadRecords(tx, preview.catalogs.current(), preview.ed, records)
  })
}

function recordsOf(template: string): string | undefined {
  const folder = templateFolderAt(template)
  const records = folder && path.join(folder, 'records')
  return records && existsSync(records) ? records : undefined
}

/** Fills a preview with the sample records that a template comes with, under the application that they were made for. */
import path from 'node:path'
import sql from 'sql-template-tag'

import { toApplication } from '#metadata/application.ts'
import { readBundle } from '#metadata/bundle.ts'
import { promote } from '#metadata/promotion/promote.ts'
import { readHead } from '#metadata/revisions.ts'
import type { Queryable } from '#platform/database/database.ts'
import { loadRecords } from '#runtime/installation/load-records.ts'
import { templateFolder } from '#runtime/installation/template-folders.ts'
import type { System } from '#runtime/system.ts'

import { noTemplate } from '../preview-problems.ts'

/** The template that the system was installed from; undefined when that is not known. */
export async function installedTemplate(db: Queryable): Promise<string | undefined> {
  const [row] = await db.query<{ message: string }>(sql`
    select message from bm.revision where source = 'installation' order by number limit 1`)
  return /^Installed the template (\S+)$/.exec(row?.message ?? '')?.[1]
}

/** Loads the records; answers how many. Problem `preview/no-template`. */
export async function fillFromTemplate(preview: System, template: string): Promise<number> {
  const folder = templateFolder(template)
  if (!folder) throw noTemplate(`There is no template "${template}".`)
  const folders = [...new Set([templateFolder('system') ?? folder, folder])]
  const bundles = await Promise.all(folders.map(item => readBundle(item)))
  await promote(preview.db, {
    ed: preview.ed,
    base: await readHead(preview.db),
    application: toApplication(bundles.flatMap(bundle => bundle.definitions)),
    findings: () => [],
    author: null,
    message: `The template ${template}`,
    source: 'preview',
  })
  await preview.catalogs.refresh()
  return preview.db.transaction(async tx => {
    await tx.script(`set local statement_timeout = 0`)
    return loadRecords(tx, preview.catalogs.current(), preview.ed, path.join(folder, 'records')).catch(
      (cause: unknown) => {
        if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cause
        throw noTemplate(`The template "${template}" has no sample records.`)
      },
    )
  })
}

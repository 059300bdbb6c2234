/** A template of an application with sample records of the running system, ready to be kept. */
import type { NamedApplication } from '#metadata/application.ts'
import { compileCatalog } from '#metadata/catalog.ts'
import { didYouMean } from '#metadata/did-you-mean.ts'
import { toNamed } from '#metadata/references.ts'
import { loadRevision } from '#metadata/revisions.ts'
import type { Database } from '#platform/database/database.ts'
import { readTemplate } from '#runtime/installation/read-template.ts'
import { templateFolder } from '#runtime/installation/template-folders.ts'
import { unknownObject } from '#runtime/problems.ts'

import type { Trimmed } from './leave-out-unknown.ts'
import { makeTemplate, type TemplateWish } from './make-template.ts'
import { readSampleRecords, type SampleWish } from './read-sample-records.ts'
import { type TemplateBundle, toBundle } from './template-bundle.ts'

export interface BundleWish extends Omit<TemplateWish, 'records'> {
  readonly records:
    | (Pick<SampleWish, 'limit' | 'assertMayTake' | 'maySee'> & { readonly objects: readonly string[] })
    | undefined
}

const snapshot = 'begin isolation level repeatable read read only; select revision from bm.head'

/** Makes it; problems as of `makeTemplate`, and `object/unknown` for one that has no records at the head. */
export async function makeBundle(
  db: Database,
  ed: string,
  application: NamedApplication,
  { records, ...wish }: BundleWish,
): Promise<TemplateBundle & { readonly trimmed: readonly Trimmed[] }> {
  const system = await readTemplate(templateFolder('system') as string)
  const made = makeTemplate(application, { ...wish, records: records ? 'samples' : 'none' }, system)
  if (!records) return { ...toBundle(made.template, undefined), trimmed: made.trimmed }
  const samples = await db.transaction(
    async (tx, begun) => {
      const { application: head, storage, number } = await loadRevision(tx, begun.at(-1)?.[0]?.revision as number)
      const catalog = compileCatalog(number, toNamed(head), storage)
      const objects = records.objects.map(name => {
        const found = catalog.objects.get(name)
        if (found) return found
        throw unknownObject(`There are no records of "${name.slice(0, 60)}" at the head.`, {
          didYouMean: didYouMean(name, catalog.objects.keys()),
        })
      })
      return readSampleRecords(tx, { ...records, ed, catalog, objects, template: made.template })
    },
    { begin: snapshot },
  )
  return { ...toBundle(made.template, samples), trimmed: made.trimmed }
}

/** A template of the product by its name, with all that it requires. */
import { didYouMean } from '#metadata/did-you-mean.ts'
import { readTemplate, type Template, withRequired } from '#runtime/installation/read-template.ts'
import { templateFolder, templateNames } from '#runtime/installation/template-folders.ts'

import { unknownTemplate } from './template-problems.ts'

/** Those that are required first, itself last; problem `template/unknown`. */
export async function findTemplate(name: string): Promise<Template[]> {
  const folder = templateFolder(name)
  if (folder) return withRequired(await readTemplate(folder))
  const names = await templateNames()
  const near = didYouMean(name, names)
  throw unknownTemplate(`There is no template called ${name.slice(0, 60)}.`, {
    didYouMean: near.length > 0 ? near : names,
  })
}

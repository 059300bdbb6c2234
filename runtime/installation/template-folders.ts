/** Where templates lie: those that come with the product, by name, and others in any folder. */
import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../templates', import.meta.url))

/** The folder of a template of the product; undefined when there is none of that name. Names have underscores, folders may have hyphens. */
export function templateFolder(name: string): string | undefined {
  const folder = path.join(root, name.replaceAll('_', '-'))
  return /^[a-z][a-z0-9_-]*$/.test(name) && isTemplate(folder) ? folder : undefined
}

/** The same, or for a text with a slash the template in that folder. Only for what an operator says. */
export function templateFolderAt(nameOrPath: string): string | undefined {
  if (!/[/\\]/.test(nameOrPath)) return templateFolder(nameOrPath)
  const folder = path.resolve(nameOrPath)
  return isTemplate(folder) ? folder : undefined
}

/** Names of the templates that come with the product. */
export async function templateNames(): Promise<string[]> {
  const entries = await readdir(root)
  return entries.filter(name => templateFolder(name) !== undefined).sort()
}

function isTemplate(folder: string): boolean {
  return existsSync(path.join(folder, 'template'))
}

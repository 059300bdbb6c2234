/** The templates that come with the product, by name: one folder each. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../templates', import.meta.url))

/** The folder of a template; undefined when there is none of that name. */
export function templateFolder(name: string): string | undefined {
  const folder = path.join(root, name)
  return /^[a-z][a-z0-9-]*$/.test(name) && existsSync(path.join(folder, 'template')) ? folder : undefined
}

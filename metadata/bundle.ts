/** An application as a folder of files, one definition each. (First version; reading only.) */
import { readFile } from 'node:fs/promises'
import { globSync } from 'node:fs'
import path from 'node:path'

import type { Definition } from './definitions.ts'
import type { Finding } from './findings.ts'

export async function readBundle(folder: string): Promise<{ definitions: Definition[]; findings: Finding[] }> {
  const files = globSync('*/*.json', { cwd: folder }).filter(file => !file.startsWith('records')).sort()
  const definitions = await Promise.all(
    files.map(async file => JSON.parse(await readFile(path.join(folder, file), 'utf8')) as Definition),
  )
  return { definitions, findings: [] }
}

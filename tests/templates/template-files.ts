/** Reads the definition files of a template as they are committed. */
import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import type { Definition } from '#metadata/definitions.ts'

const root = fileURLToPath(new URL('../../templates/', import.meta.url))

/** One definition file: its path below templates/, its text and what the text says. */
export interface TemplateFile {
  readonly path: string
  readonly text: string
  readonly definition: Definition
}

/** The definition files of one template, by path. */
export function templateFiles(template: string): TemplateFile[] {
  return globSync(`${template}/*/*.json`, { cwd: root })
    .filter(path => !path.startsWith(`${template}/records/`))
    .sort()
    .map(path => {
      const text = readFileSync(`${root}${path}`, 'utf8')
      return { path, text, definition: JSON.parse(text) as Definition }
    })
}

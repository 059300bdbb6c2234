/** A whole template as one JSON value, for download and for reading in again; and as the folder that people keep. */
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'

import { toApplication } from '#metadata/application.ts'
import { writeBundle } from '#metadata/bundle.ts'
import type { Definition } from '#metadata/definitions.ts'
import type { Finding } from '#metadata/finding.ts'
import { giveIdentities } from '#metadata/identities.ts'
import { namePattern } from '#metadata/kinds/schema.ts'
import { parseDefinitions } from '#metadata/parse.ts'
import { type Template, toTemplate } from '#runtime/installation/read-template.ts'

import type { SampleRecords } from './read-sample-records.ts'
import { brokenTemplate } from './template-problems.ts'

/** The value; `format` is a word by which a file is recognized. */
export interface TemplateBundle {
  readonly format: 'fulcrum-template'
  readonly definitions: readonly Definition[]
  readonly records: SampleRecords | null
}

/** The bundle of a template. */
export function toBundle({ definitions }: Template, records: SampleRecords | undefined): TemplateBundle {
  return { format: 'fulcrum-template', definitions, records: records ?? null }
}

/** The template in a bundle that came from outside; problem `template/broken` with `findings`. */
export function fromBundle(value: unknown): Template {
  const bundle = value as Partial<TemplateBundle> | null
  if (typeof bundle !== 'object' || bundle?.format !== 'fulcrum-template' || !Array.isArray(bundle.definitions)) {
    throw brokenTemplate('It is not a template: it lacks "format": "fulcrum-template" or the definitions.')
  }
  const inputs = bundle.definitions.map((item, index) => ({
    source: `definitions/${index}`,
    value: giveIdentities(item).value,
  }))
  const { definitions, findings } = parseDefinitions(inputs)
  if (findings.length > 0) throw broken(findings)
  try {
    return toTemplate(definitions, 'The file')
  } catch (error) {
    throw brokenTemplate((error as Error).message, {}, { cause: error })
  }
}

/** The sample records in a bundle that came from outside; null when it has none. Problem `template/broken`. */
export function readRecords(value: unknown): SampleRecords | null {
  const { records } = value as { records?: unknown }
  if (records === null || records === undefined) return null
  const { manifest, lines } = records as Partial<SampleRecords>
  const order: unknown = manifest?.order
  const isWhole =
    typeof manifest?.asOf === 'string' &&
    Array.isArray(order) &&
    order.every(name => typeof name === 'string' && isName.test(name) && Array.isArray(lines?.[name]))
  if (!isWhole) throw brokenTemplate('Its sample records cannot be read: each object named in the order has its lines.')
  return records as SampleRecords
}

const isName = new RegExp(namePattern, 'u')

function broken(findings: readonly Finding[]) {
  const [first] = findings
  return brokenTemplate(
    `${findings.length} faults; the first: ${first?.source}${first?.pointer} ${first?.message.en}`,
    {
      findings: findings.slice(0, 100),
    },
  )
}

/** Writes a template into a folder, in place of the definitions and sample records that it has. */
export async function writeTemplate(folder: string, { definitions, records }: TemplateBundle): Promise<void> {
  for (const name of records?.manifest.order ?? []) {
    if (!new RegExp(namePattern, 'u').test(name))
      throw brokenTemplate(`"${name.slice(0, 60)}" is no name of an object.`)
  }
  await mkdir(folder, { recursive: true })
  await writeBundle(folder, toApplication(definitions))
  if (!records) return
  const at = path.join(folder, 'records')
  await mkdir(at, { recursive: true })
  await writeFile(path.join(at, 'manifest.json'), `${JSON.stringify(records.manifest, null, 2)}\n`)
  for (const name of records.manifest.order) {
    const text = (records.lines[name] ?? []).map(line => `${JSON.stringify(line)}\n`).join('')
    await writeFile(path.join(at, `${name}.ndjson`), text)
  }
}

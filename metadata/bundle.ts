/**
 * An application as a folder of files, one definition each, that people edit and keep in version control. Reading and
 * writing are inverse to the byte; beside the definitions lie `.base`, the revision that the folder was exported from,
 * and `records/`, sample data, neither of which is part of the application.
 */
import { mkdir, readdir, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'

import type { Application } from './application.ts'
import { bundleFiles } from './bundle-files.ts'
import { canonicalJson } from './canonical.ts'
import type { Definition } from './definitions.ts'
import { didYouMean } from './did-you-mean.ts'
import type { Finding } from './finding.ts'
import { giveIdentities } from './identities.ts'
import { kindNames } from './kinds/schema.ts'
import { parseDefinitions } from './parse.ts'
import { toNamed } from './references.ts'

/** A folder, read. */
export interface Bundle {
  readonly definitions: Definition[]
  /** What could not be read; what is wrong between definitions is for the rules to say. */
  readonly findings: Finding[]
  /** Files, relative to the folder, into which ids were written. */
  readonly written: string[]
}

const largestFile = 5_000_000

/** Reads a folder; ids that are missing are made up and, when asked, written back into the files. */
export async function readBundle(folder: string, { writeIds = false } = {}): Promise<Bundle> {
  const bundle: Bundle = { definitions: [], findings: [], written: [] }
  for (const entry of await sortedEntries(folder)) {
    if (!entry.isDirectory() || entry.name === 'records' || entry.name.startsWith('.')) continue
    if (kindNames.some(kind => kind === entry.name)) await readKind(folder, entry.name, writeIds, bundle)
    else bundle.findings.push(unknownFolder(entry.name))
  }
  return bundle
}

/** Writes an application into a folder, leaves nothing of an earlier one and touches no file that stays the same. */
export async function writeBundle(
  folder: string,
  application: Application,
): Promise<{ written: string[]; removed: string[] }> {
  const files = bundleFiles(application.form === 'named' ? application : toNamed(application))
  const written: string[] = []
  // Stale files go first: on a file system that ignores case a new name may mean the old file.
  const removed = await removeStale(folder, new Set(files.keys()))
  for (const [file, text] of files) {
    const target = path.join(folder, file)
    if ((await readFile(target, 'utf8').catch(() => undefined)) === text) continue
    await mkdir(path.dirname(target), { recursive: true })
    await writeWhole(target, text)
    written.push(file)
  }
  return { written, removed }
}

/** The revision that a folder was exported from; undefined when it was not exported. */
export async function readBase(folder: string): Promise<number | undefined> {
  const file = path.join(folder, '.base')
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (text === undefined) return undefined
  if (!/^\d{1,9}\s*$/.test(text)) throw new Error(`${file} does not hold the number of a revision`)
  return Number(text)
}

/** Notes the revision that a folder was exported from. */
export async function writeBase(folder: string, revision: number): Promise<void> {
  await mkdir(folder, { recursive: true })
  await writeWhole(path.join(folder, '.base'), `${revision}\n`)
}

async function readKind(folder: string, kind: string, writeIds: boolean, bundle: Bundle): Promise<void> {
  for (const entry of await sortedEntries(path.join(folder, kind))) {
    if (!entry.name.endsWith('.json') || entry.name.startsWith('.')) continue
    const source = `${kind}/${entry.name}`
    const file = path.join(folder, kind, entry.name)
    const read = await readJson(file)
    if ('fault' in read) {
      bundle.findings.push(unreadable(source, kind, read.fault))
      continue
    }
    const { value, given } = giveIdentities(read.value)
    const { definitions, findings } = parseDefinitions([{ source, value }])
    bundle.findings.push(...findings)
    const [definition] = definitions
    if (!definition) continue
    if (definition.kind !== kind) bundle.findings.push(misplaced(source, definition))
    bundle.definitions.push(definition)
    if (given === 0 || !writeIds) continue
    await writeWhole(file, canonicalJson(definition))
    bundle.written.push(source)
  }
}

type Fault = readonly [en: string, zh: string]

async function readJson(file: string): Promise<{ value: unknown } | { fault: Fault }> {
  if ((await stat(file)).size > largestFile) return { fault: ['The file is too large.', '文件过大。'] }
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file))) }
  } catch (error) {
    const reason = error instanceof SyntaxError ? `: ${error.message.slice(0, 200)}` : ''
    return { fault: [`It is not JSON in UTF-8${reason}.`, `不是 UTF-8 编码的 JSON${reason}。`] }
  }
}

async function removeStale(folder: string, files: ReadonlySet<string>): Promise<string[]> {
  const removed: string[] = []
  for (const kind of kindNames) {
    const kindFolder = path.join(folder, kind)
    const entries = await sortedEntries(kindFolder).catch(() => [])
    let left = entries.length
    for (const entry of entries) {
      const file = `${kind}/${entry.name}`
      if (!entry.isFile() || !entry.name.endsWith('.json') || files.has(file.normalize('NFC'))) continue
      await rm(path.join(kindFolder, entry.name))
      removed.push(file)
      left -= 1
    }
    if (removed.length > 0 && left === 0) await rmdir(kindFolder).catch(() => undefined)
  }
  return removed
}

/** By code point, so that the order is the same on every machine. */
async function sortedEntries(folder: string) {
  const entries = await readdir(folder, { withFileTypes: true })
  return entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
}

/** A file is there wholly or as it was before. */
async function writeWhole(file: string, text: string): Promise<void> {
  const unfinished = `${file}.${process.pid}.tmp`
  await writeFile(unfinished, text)
  await rename(unfinished, file)
}

function unreadable(source: string, kind: string, [en, zh]: Fault): Finding {
  return fileFinding('error', 'definition/malformed', source, en, zh, kind)
}

function misplaced(source: string, { kind, id, name }: Definition): Finding {
  const en = `It is of the kind ${kind} and belongs into that folder.`
  return {
    ...fileFinding('warning', 'file/misplaced', source, en, `其种类为 ${kind}，应放在该文件夹中。`, kind),
    definition: id,
    name,
  }
}

function unknownFolder(name: string): Finding {
  const near = didYouMean(name, [...kindNames, 'records'])
  const finding = fileFinding(
    'warning',
    'folder/unknown',
    name,
    `No kind is called ${name}; the folder is not read.`,
    `没有名为 ${name} 的种类，该文件夹未读取。`,
  )
  return near.length > 0 ? { ...finding, didYouMean: near } : finding
}

function fileFinding(
  severity: Finding['severity'],
  code: string,
  source: string,
  en: string,
  zh: string,
  kind?: string,
): Finding {
  const known = kindNames.find(name => name === kind) ?? 'unknown'
  const name = path.basename(source, '.json')
  return { code, severity, kind: known, definition: '', name, pointer: '', message: { en, 'zh-CN': zh }, source }
}

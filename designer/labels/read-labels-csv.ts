/** What a table of labels changes in an application. Every row is checked; one that is wrong is told by its line. */
import type { Application } from '#metadata/application.ts'
import type { LocalizedText } from '#metadata/definitions.ts'
import { didYouMean } from '#metadata/did-you-mean.ts'
import { brokenTable } from '#runtime/import/rows.ts'

import { collectLabels, type Label } from './collect-labels.ts'
import { type Locale, locales } from './label-positions.ts'
import { fromCell } from './labels-csv.ts'
import { readTable, type TableRow } from './read-table.ts'

/** One text that becomes another. */
export interface LabelChange extends Pick<Label, 'kind' | 'name' | 'path'> {
  readonly locale: Locale
  readonly text: string
}

/** A row that was left out, and why. */
export interface LabelFault {
  /** Of the file, the first is 1. */
  readonly line: number
  readonly message: LocalizedText
  readonly didYouMean?: readonly string[]
}

export interface ReadLabels {
  readonly changes: readonly LabelChange[]
  /** Rows that say what is there already. */
  readonly unchanged: number
  /** The first of them. */
  readonly faults: readonly LabelFault[]
  /** How many other rows were left out, where there are too many to tell all. */
  readonly more?: number
}

const longestText = 1000
const mostFaults = 200
/** Looking for names that may have been meant takes long: who has more faults than that has another problem. */
const mostSuggestions = 20

/** Compares the rows with what is there; an empty cell changes nothing. Problem `import/broken` when it is no such table. */
export async function readLabelsCsv(text: AsyncIterable<string>, application: Application): Promise<ReadLabels> {
  const all = collectLabels(application)
  const labels = new Map(all.map(label => [keyOf(label), label]))
  const names = indexNames(all)
  const seen = new Map<string, number>()
  const changes: LabelChange[] = []
  const faults: LabelFault[] = []
  let unchanged = 0
  let wrongRows = 0
  let whole = ''
  for await (const part of text) whole += part
  const rows = readTable(whole)
  assertColumns(rows[0]?.cells ?? {}, rows.length)
  for (const { line, cells, misfit } of rows) {
    const row: Row = Object.fromEntries(Object.entries(cells).map(([name, cell]) => [name, fromCell(cell)]))
    const key = keyOf({ kind: row.kind ?? '', name: row.name ?? '', path: row.path ?? '' })
    const label = labels.get(key)
    const wrong = misfit ? misfitOf(misfit) : faultOf(row, label, seen.get(key))
    if (wrong || !label) {
      wrongRows += 1
      if (wrongRows > mostFaults) continue
      const near = label || wrongRows > mostSuggestions ? {} : nearest(row, names)
      faults.push({ line, message: wrong ?? unknownPlace(row), ...near })
      continue
    }
    seen.set(key, line)
    const { kind, name, path } = label
    const found = locales
      .filter(locale => row[locale]?.trim() && row[locale] !== label[locale])
      .map(locale => ({ kind, name, path, locale, text: row[locale] as string }))
    changes.push(...found)
    if (found.length === 0) unchanged += 1
  }
  const more = wrongRows - faults.length
  return { changes, unchanged, faults, ...(more > 0 ? { more } : {}) }
}

function keyOf({ kind, name, path }: Readonly<Record<'kind' | 'name' | 'path', string>>): string {
  return `${kind}\n${name}\n${path}`
}

function assertColumns(cells: TableRow['cells'], rows: number): void {
  if (rows === 0) throw brokenTable('It has no rows below its header.')
  const lacking = ['kind', 'name', 'path'].filter(column => !Object.hasOwn(cells, column))
  if (lacking.length > 0) throw brokenTable(`It lacks the column ${lacking.join(', ')}.`)
  if (!locales.some(locale => Object.hasOwn(cells, locale)))
    throw brokenTable('It has none of the columns en and zh-CN.')
}

function misfitOf({ cells, header }: NonNullable<TableRow['misfit']>): LocalizedText {
  return {
    en: `It has ${cells} cells, the header has ${header}.`,
    'zh-CN': `该行有 ${cells} 个单元格，表头有 ${header} 个。`,
  }
}

type Row = Readonly<Record<string, string | undefined>>

function faultOf(row: Row, label: Label | undefined, before: number | undefined): LocalizedText | undefined {
  if (!label) return unknownPlace(row)
  if (before !== undefined) {
    return { en: `It is in line ${before} already.`, 'zh-CN': `与第 ${before} 行重复。` }
  }
  const long = locales.find(locale => (row[locale]?.length ?? 0) > longestText)
  if (!long) return undefined
  return {
    en: `The text ${long} is longer than ${longestText} characters.`,
    'zh-CN': `${long} 文本超过 ${longestText} 个字符。`,
  }
}

function unknownPlace({ kind, name, path }: Row): LocalizedText {
  const place = `${kind} ${name} ${path}`.slice(0, 300)
  return { en: `There is no text at ${place}.`, 'zh-CN': `${place} 处没有文本。` }
}

/** Paths by the names of definitions by kind. */
type Names = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>

function indexNames(labels: readonly Label[]): Names {
  const kinds = new Map<string, Map<string, string[]>>()
  for (const { kind, name, path } of labels) {
    const ofKind = kinds.get(kind) ?? new Map<string, string[]>()
    const paths = ofKind.get(name) ?? []
    paths.push(path)
    ofKind.set(name, paths)
    kinds.set(kind, ofKind)
  }
  return kinds
}

/** Names that may have been meant, where it is the path or the definition that is unknown. */
function nearest({ kind = '', name = '', path = '' }: Row, names: Names): { didYouMean?: string[] } {
  const ofKind = names.get(kind)
  const paths = ofKind?.get(name)
  const near = paths ? didYouMean(path, paths) : didYouMean(name, ofKind?.keys() ?? [])
  return near.length > 0 ? { didYouMean: near } : {}
}

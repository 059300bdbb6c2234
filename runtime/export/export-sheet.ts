/** Records as a sheet for people: labels instead of names and codes, amounts in their currency, moments by their clock. */
import type { CatalogField } from '#metadata/catalog.ts'
import type { FieldType } from '#metadata/field-use.ts'
import type { Cell, Row, Sheet } from '#platform/spreadsheet/xlsx.ts'
import type { CellStyle } from '#platform/spreadsheet/xlsx-styles.ts'
import type { Context } from '../context.ts'
import { findObject, planPath } from '../query/path.ts'
import { momentCounter, numberFormat, textWidth, toDay, toNumber } from '../spreadsheet/sheet-cells.ts'

interface Column {
  readonly name: string
  readonly label: string
  /** Undefined for the id. */
  readonly field: CatalogField | undefined
  readonly write: (value: unknown) => Cell
}

const headStyle: CellStyle = { bold: true, fill: 'E8EDF3' }
const styles = {
  integer: { format: numberFormat(0) },
  percent: { format: '0.00%' },
  date: { format: 'yyyy-mm-dd' },
  moment: { format: 'yyyy-mm-dd hh:mm' },
} satisfies Record<string, CellStyle>

/** The sheet; `first` is the first page, by which the columns get their widths, `rest` what comes after it. */
export function exportSheet(
  context: Context,
  objectName: string,
  names: readonly string[],
  first: readonly Readonly<Record<string, unknown>>[],
  rest: AsyncIterable<readonly Readonly<Record<string, unknown>>[]>,
): Sheet {
  const object = findObject(context, objectName)
  const columns = names.map(name => toColumn(context, objectName, name))
  const toRow = (record: Readonly<Record<string, unknown>>): Row =>
    columns.map(({ name, write }) => write(record[name]))
  const top = first.map(toRow)
  const widths = columns.map(({ label }, index) =>
    Math.max(textWidth(label) + 4, ...top.slice(0, 200).map(row => cellWidth(row[index])), 8),
  )
  const { plural, label } = object.definition
  const { locale } = context.actor
  return {
    name: plural?.[locale] ?? label[locale] ?? label.en ?? object.name,
    widths: widths.map(width => Math.min(60, width)),
    head: [columns.map((column): Cell => ({ value: column.label, style: headStyle }))],
    filters: true,
    rows: rows(top, rest, toRow),
  }
}

async function* rows<T>(
  top: readonly Row[],
  rest: AsyncIterable<readonly T[]>,
  toRow: (record: T) => Row,
): AsyncGenerator<Row[]> {
  yield [...top]
  for await (const page of rest) yield page.map(toRow)
}

function toColumn(context: Context, objectName: string, name: string): Column {
  const { locale } = context.actor
  if (name === 'id') return { name, label: 'ID', field: undefined, write: textCell }
  const { steps, field } = planPath(context, findObject(context, objectName), name, '/fields')
  const label = [...steps.map(step => step.field), field]
    .map(item => item.label[locale] ?? item.label.en ?? item.label['zh-CN'] ?? item.name)
    .join(' · ')
  const endsInTitle = name.endsWith('.title') && field.name !== 'title'
  return { name, label, field, write: endsInTitle ? textCell : writers[field.type](context, field) }
}

type Writer = (context: Context, field: CatalogField) => (value: unknown) => Cell

const text: Writer = () => textCell
const styledWith =
  (style: CellStyle, convert: (value: string) => number | string): ((value: unknown) => Cell) =>
  value =>
    value === null || value === undefined ? undefined : { value: convert(String(value)), style }

const writers: Readonly<Record<FieldType, Writer>> = {
  id: text,
  text,
  longText: text,
  email: text,
  phone: text,
  url: text,
  autoNumber: text,
  integer: () => styledWith(styles.integer, toNumber),
  rating: () => value => (value === null || value === undefined ? undefined : Number(value)),
  decimal: (_, { definition }) => {
    const scale = definition && 'scale' in definition ? (definition.scale as number | undefined) : undefined
    return styledWith({ format: numberFormat(scale) }, toNumber)
  },
  percent: () => styledWith(styles.percent, toNumber),
  money: () => {
    const known = new Map<string, CellStyle>()
    return value => {
      if (value === null || typeof value !== 'object') return undefined
      const { amount, currency } = value as { amount: string; currency: string | null }
      const places = Math.max(2, String(amount).split('.')[1]?.length ?? 0)
      const key = `${currency} ${places}`
      const code = String(currency ?? '').replace(/[^A-Za-z0-9]/g, '')
      const style = known.get(key) ?? { format: `${numberFormat(places)}${code ? `" ${code}"` : ''}` }
      known.set(key, style)
      return { value: toNumber(String(amount)), style }
    }
  },
  boolean: () => value => (typeof value === 'boolean' ? value : undefined),
  date: () => styledWith(styles.date, toDay),
  datetime: ({ actor }) => styledWith(styles.moment, momentCounter(actor.timeZone)),
  choice: choiceWriter,
  multiChoice: choiceWriter,
  reference: text,
  anyReference: text,
  file: text,
  children: text,
}

function choiceWriter({ actor }: Context, { choices }: CatalogField): (value: unknown) => Cell {
  const labels = new Map(
    choices.map(({ code, label }) => [code, label?.[actor.locale] ?? label?.en ?? label?.['zh-CN'] ?? code]),
  )
  return value => {
    if (value === null || value === undefined) return undefined
    const codes = Array.isArray(value) ? value.map(String) : [String(value)]
    return codes.map(code => labels.get(code) ?? code).join('; ')
  }
}

function textCell(value: unknown): Cell {
  const words = plainText(value)
  return words === '' ? undefined : words
}

function plainText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map(plainText).join('; ')
  if (typeof value !== 'object') return String(value)
  const { amount, currency, title, name } = value as Record<string, unknown>
  return amount === undefined ? plainText(title ?? name) : `${amount} ${currency}`
}

function cellWidth(cell: Cell): number {
  const value = cell !== null && typeof cell === 'object' ? cell.value : cell
  if (typeof value === 'number') return 16
  return typeof value === 'string' ? textWidth(value.slice(0, 80)) + 2 : 0
}

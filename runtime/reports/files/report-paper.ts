/**
 * A report on paper: a heading, what it is about, and its table, upright, across or in parts side by side, whichever
 * its columns need. How wide columns are is guessed from their texts; the browser that prints lays them out.
 */
import type { PrintPage } from '#platform/print/print-page.ts'
import { escapeHtml } from '#platform/print/print-page.ts'
import type { Actor, Context } from '../../context.ts'
import { textWidth } from '../../spreadsheet/sheet-cells.ts'
import type { Member, ReportAnswer } from '../report-answer.ts'
import { tooManyGroups } from '../report-problems.ts'
import { fileWords } from './file-words.ts'
import { localized, measureWords, type ReportHead } from './report-head.ts'
import { sameUpTo, tableHeads } from './table-heads.ts'
import { valueWriter } from './value-writer.ts'

/** The most cells on paper: some hundred pages. */
const mostCells = 60_000
/** Of a character, and around the text of a cell, at 8 points, in millimetres. */
const [character, padding] = [1.55, 3.2]
const widest = 55
const margins = { top: 18, right: 12, bottom: 16, left: 12 }
const [upright, across] = [210 - margins.left - margins.right, 297 - margins.left - margins.right]
/** The smallest letters, as a part of 8 points. */
const smallest = 0.75

/** HTML and page for the printer; `chart` is SVG that stands above the table. */
export function reportPaper(
  context: Context,
  answer: ReportAnswer,
  head: ReportHead,
  { locale, chart }: { locale: Actor['locale']; chart?: string | undefined },
): { html: string; page: PrintPage } {
  const { rows, columns, measures } = answer
  if (rows.members.length * columns.members.length * measures.length > mostCells) {
    throw tooManyGroups(
      'The report has too many cells for paper; keep the largest groups, or take it as a spreadsheet.',
    )
  }
  const table = toTable(context, answer, locale)
  const layout = layOut(table, Boolean(chart))
  const words = fileWords[locale]
  const about = head.lines.map(([name, text]) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(text)}</dd>`).join('')
  const parts = layout.parts.map((places, index) => {
    const note =
      layout.parts.length > 1 ? `<p class="part">${escapeHtml(words.part(index + 1, layout.parts.length))}</p>` : ''
    return `${note}${tableHtml(answer, table, places, locale)}`
  })
  const title = escapeHtml(head.title)
  const number = (name: string) => `<span class="${name}"></span>`
  return {
    html: `<html lang="${locale}"><head><style>${css(layout.scale)}</style></head><body><h1>${title}</h1><dl>${about}</dl>${chart ? `<figure>${chart}</figure>` : ''}${parts.join('')}</body></html>`,
    page: {
      size: 'A4',
      landscape: layout.isLandscape,
      margins,
      title: head.title,
      header: `<div style="color:#667;text-align:right">${title}</div>`,
      footer: `<div style="display:flex;justify-content:space-between;color:#667"><span>${escapeHtml(
        head.lines
          .slice(-2)
          .map(([, text]) => text)
          .join(' · '),
      )}</span><span>${words.page(number('pageNumber'), number('totalPages'))}</span></div>`,
    },
  }
}

interface PaperTable {
  /** Of each cell in the order of columns and measures, by row; null where nothing stands. */
  readonly texts: readonly (readonly (string | null)[])[]
  readonly colors: ReadonlyMap<string, string>
  /** In millimetres: of the heads of rows together, and of each member of the columns. */
  readonly headWidth: number
  readonly memberWidths: readonly number[]
}

function toTable(context: Context, answer: ReportAnswer, locale: Actor['locale']): PaperTable {
  const { rows, columns, measures } = answer
  const texts = rows.members.map(() => new Array<string | null>(columns.members.length * measures.length).fill(null))
  const colors = new Map<string, string>()
  const write = measures.map(measure => valueWriter(context, measure, locale))
  for (const cell of answer.cells) {
    for (const [index, value] of cell.values.entries()) {
      const at = cell.column * measures.length + index
      if (value !== null && value !== undefined) texts[cell.row]![at] = write[index]!(value)
      const color = cell.colors?.[index]
      if (color && /^#[\da-f]{3,8}$/i.test(color)) colors.set(`${cell.row} ${at}`, color)
    }
  }
  const millimetres = (text: string) => Math.min(widest, textWidth(text) * character) + padding
  const longestWord = (text: string) => Math.max(...text.split(/\s+/).map(millimetres))
  const headWidth = rows.groups
    .map((group, index) =>
      Math.max(
        longestWord(localized(group.label, locale, group.field)),
        ...rows.members.slice(0, 500).map(member => millimetres(member.labels[index] ?? '')),
      ),
    )
    .reduce((sum, width) => sum + width, 0)
  const memberWidths = columns.members.map((member, column) => {
    const own = measures.map((measure, index) =>
      Math.max(
        longestWord(measureWords(measure, locale)),
        ...texts.slice(0, 500).map(line => millimetres(line[column * measures.length + index] ?? '')),
      ),
    )
    const labels = Math.max(0, ...member.labels.slice(-1).map(longestWord))
    return Math.max(
      labels,
      own.reduce((sum, width) => sum + width, 0),
    )
  })
  return { texts, colors, headWidth, memberWidths }
}

interface Layout {
  readonly isLandscape: boolean
  readonly scale: number
  /** Places of the members of the columns that stand beside each other. */
  readonly parts: readonly (readonly number[])[]
}

/** Upright where it fits, else across, else smaller, else in parts. */
function layOut({ headWidth, memberWidths }: PaperTable, hasChart: boolean): Layout {
  const all = memberWidths.map((_, index) => index)
  const total = headWidth + memberWidths.reduce((sum, width) => sum + width, 0)
  if (total <= upright && !(hasChart && total > upright * 0.8)) return { isLandscape: false, scale: 1, parts: [all] }
  if (total <= across) return { isLandscape: true, scale: 1, parts: [all] }
  if (total * smallest <= across) return { isLandscape: true, scale: across / total, parts: [all] }
  const room = across / smallest - headWidth
  const parts: number[][] = []
  let taken = Number.POSITIVE_INFINITY
  for (const [place, width] of memberWidths.entries()) {
    if (taken + width > room) {
      parts.push([])
      taken = 0
    }
    parts.at(-1)?.push(place)
    taken += width
  }
  return { isLandscape: true, scale: smallest, parts }
}

function tableHtml(
  answer: ReportAnswer,
  table: PaperTable,
  places: readonly number[],
  locale: Actor['locale'],
): string {
  const { rows, measures } = answer
  const members = places.map(place => answer.columns.members[place]!)
  const levels = answer.columns.groups.length
  const hasMeasures = measures.length > 1 || levels === 0 || measures.some(measure => measure.currency)
  const depth = levels + (hasMeasures ? 1 : 0)
  const corner =
    rows.groups.length === 0
      ? `<th rowspan="${depth}"></th>`
      : rows.groups
          .map(
            group =>
              `<th rowspan="${depth}" scope="col">${escapeHtml(localized(group.label, locale, group.field))}</th>`,
          )
          .join('')
  const heads = tableHeads(members, levels).map((parts, level) =>
    parts
      .map(({ count, words, isTotal }) => {
        const down = isTotal ? levels - level : 1
        return `<th scope="colgroup" class="group${isTotal ? ' total' : ''}" colspan="${count * measures.length}" rowspan="${down}">${escapeHtml(words)}</th>`
      })
      .join(''),
  )
  if (hasMeasures) {
    heads.push(
      members
        .flatMap(member =>
          measures.map(
            measure =>
              `<th scope="col" class="number${member.total && levels > 0 ? ' total' : ''}">${escapeHtml(measureWords(measure, locale))}</th>`,
          ),
        )
        .join(''),
    )
  }
  const lines = rows.members.map((member, row) => {
    const cells = places.flatMap((place, index) =>
      measures.map((_, at) => {
        const cell = place * measures.length + at
        const color = table.colors.get(`${row} ${cell}`)
        const style = color ? ` style="background:${color}33;box-shadow:inset 2px 0 0 ${color}"` : ''
        return `<td${members[index]?.total && levels > 0 ? ' class="total"' : ''}${style}>${escapeHtml(table.texts[row]?.[cell] ?? '')}</td>`
      }),
    )
    return `<tr${member.total ? ' class="total"' : ''}>${rowHeads(rows.members, row, rows.groups.length)}${cells.join('')}</tr>`
  })
  const top = heads.map((head, level) => `<tr>${level === 0 ? corner : ''}${head}</tr>`).join('')
  return `<table><thead>${top}</thead><tbody>${lines.join('')}</tbody></table>`
}

/** A value stands once for the rows below that share it. */
function rowHeads(members: readonly Member[], row: number, groups: number): string {
  const member = members[row]!
  if (groups === 0) return '<th scope="row"></th>'
  const before = members[row - 1]
  return member.labels
    .slice(0, groups)
    .map((label, at) => {
      const isLast = at === member.labels.length - 1
      const isSame = !isLast && before !== undefined && sameUpTo(before, member, at)
      return `<th scope="row"${textWidth(label) <= 24 ? ' class="short"' : ''} colspan="${isLast ? groups - at : 1}">${isSame ? '' : escapeHtml(label)}</th>`
    })
    .join('')
}

function css(scale: number): string {
  const size = (8 * scale).toFixed(2)
  return `body{color:#1d2530}h1{font-size:16pt;margin:0 0 2mm}
dl{display:grid;grid-template-columns:max-content 1fr;gap:0 4mm;margin:0 0 5mm;font-size:8.5pt}dt{color:#667}dd{margin:0}
figure{margin:0 0 5mm;text-align:center;break-inside:avoid}figure svg{max-width:100%;max-height:88mm;height:auto}figure svg text{font-family:'Noto Sans SC',sans-serif!important}
.part{font-size:8pt;color:#667;margin:4mm 0 1mm;break-after:avoid}
table{border-collapse:collapse;width:100%;font-size:${size}pt;line-height:1.35;font-variant-numeric:tabular-nums;margin-bottom:4mm}
thead{display:table-header-group}tr{break-inside:avoid}
th,td{padding:1mm 1.4mm;border-bottom:.2mm solid #dde2ea;vertical-align:top}
th{text-align:left;font-weight:400}thead th{font-weight:700;background:#eef1f6;vertical-align:bottom;border-bottom:.3mm solid #b9c2d0}
td,th.number{text-align:right}td,.short{white-space:nowrap}.group{text-align:center}.total,.total th{font-weight:700;background:#f5f7fa}`
}

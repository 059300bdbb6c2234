/** A report's answer as a file: CSV, a spreadsheet, or pages to print. */
import { printUnavailable } from '#platform/print/print-problems.ts'
import { writeXlsx } from '#platform/spreadsheet/xlsx.ts'
import type { Actor, Context } from '../../context.ts'
import type { ReportAnswer } from '../report-answer.ts'
import { reportCsv } from '../report-csv.ts'
import { assertFileFits } from './assert-file-fits.ts'
import { type AskedWith, reportHead } from './report-head.ts'
import { reportPaper } from './report-paper.ts'
import { reportPicture } from './report-picture.ts'
import { reportSheets } from './report-sheets.ts'

export type ReportFormat = 'csv' | 'xlsx' | 'pdf'

/** A file that is ready to be sent. */
export interface ReportFile {
  /** With its ending. */
  readonly name: string
  /** Media type. */
  readonly type: string
  readonly body: Buffer
}

interface ReportFileOptions {
  readonly format: ReportFormat
  readonly locale: Actor['locale']
  /** Instead of what the report is called. */
  readonly title?: string | undefined
  /** What was asked; its conditions stand in the file then. */
  readonly question?: AskedWith | undefined
  readonly signal?: AbortSignal | undefined
}

const types: Readonly<Record<ReportFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
}

/** The file; throws `report/too-many-groups`, `spreadsheet/too-wide` or `print/…`. */
export async function reportFile(
  context: Context,
  answer: ReportAnswer,
  options: ReportFileOptions,
): Promise<ReportFile> {
  const { format, locale } = options
  assertFileFits(answer)
  const head = await reportHead(context, answer, { ...options, made: new Date() })
  const bodies: Readonly<Record<ReportFormat, () => Promise<Buffer> | Buffer>> = {
    csv: () => Buffer.from(reportCsv(answer, locale)),
    xlsx: () => collect(writeXlsx(reportSheets(context, answer, head, locale))),
    pdf: async () => {
      if (!context.printer) throw printUnavailable('Nothing that prints is connected.')
      const chart = await reportPicture(context, answer, locale)
      const { html, page } = reportPaper(context, answer, head, { locale, chart })
      return context.printer.print(html, page, options.signal, context.actor.userId)
    },
  }
  return { name: `${fileName(head.title)}.${format}`, type: types[format], body: await bodies[format]() }
}

/** What every system allows in the name of a file. */
function fileName(title: string): string {
  const clean = title
    .replace(/[\p{Cc}<>:"/\\|?*]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return (
    [...clean]
      .slice(0, 100)
      .join('')
      .replace(/[. ]+$/, '') || 'report'
  )
}

async function collect(parts: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = []
  for await (const part of parts) all.push(part)
  return Buffer.concat(all)
}

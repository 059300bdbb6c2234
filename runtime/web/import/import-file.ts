/** The import doors of the server. */
import { queryString, request } from '../api/request.ts'

export type ImportFormat = 'csv' | 'ndjson'

export interface Preview {
  readonly format: ImportFormat
  readonly columns: readonly string[]
  readonly rows: readonly unknown[]
  readonly encoding: string
  readonly mapping: Readonly<Record<string, string>>
}

export interface ImportPlan {
  readonly format: ImportFormat
  readonly encoding: string
  /** Field by column; columns that are left out are not imported. */
  readonly mapping: Readonly<Record<string, string>>
  /** The field by which existing records are found and updated. */
  readonly key: string | undefined
}

const types: Readonly<Record<ImportFormat, string>> = { csv: 'text/csv', ndjson: 'application/x-ndjson' }
const address = (object: string) => `/api/records/${encodeURIComponent(object)}/import`

/** The format that a file's name speaks for. */
export function formatOf(file: File): ImportFormat {
  return /\.(ndjson|jsonl)$/i.test(file.name) ? 'ndjson' : 'csv'
}

/** The first rows and a guess of what the columns are. */
export async function previewFile(object: string, file: File): Promise<Preview> {
  const format = formatOf(file)
  const read = await request<Omit<Preview, 'format'>>(
    'POST',
    `${address(object)}/preview${queryString({ format, encoding: 'auto' })}`,
    { body: file.slice(0, 65_536), headers: { 'content-type': types[format] } },
  )
  return { ...read, format }
}

/** Starts the import, or a run that only looks; gives the job. */
export async function startImport(object: string, file: File, plan: ImportPlan, mode: 'dry' | 'run'): Promise<string> {
  const query = queryString({
    mode,
    format: plan.format,
    encoding: plan.encoding,
    key: plan.key,
    mapping: JSON.stringify(plan.mapping),
  })
  const { job } = await request<{ job: string }>('POST', `${address(object)}${query}`, {
    body: file.slice(),
    headers: { 'content-type': types[plan.format] },
  })
  return job
}

/** A cell of the preview, whether rows are lists or objects. */
export function cellOf(row: unknown, column: string, index: number): string {
  const value = Array.isArray(row) ? (row as unknown[])[index] : (row as Record<string, unknown>)?.[column]
  if (value === null || value === undefined) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

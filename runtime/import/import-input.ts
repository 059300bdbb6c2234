/** What an import job is told; it is kept as JSON, so that another process can go on with it. */
import type { StartedAs } from '../job-caller.ts'
import type { Encoding } from './decode.ts'
import type { ImportFormat } from './rows.ts'

export interface ImportInput extends StartedAs {
  readonly objectId: string
  readonly fileId: string
  readonly format: ImportFormat
  readonly encoding: Encoding
  /** Column → id of a field, so that a rename in the middle does no harm. */
  readonly mapping: Readonly<Record<string, string>>
  /** Id of the field by which existing records are found and updated. */
  readonly keyId: string | undefined
  readonly dry: boolean
}

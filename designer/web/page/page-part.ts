/** What every part of the page canvas is given. */
import type { PageDefinition } from '#metadata/definitions.ts'
import type { CatalogObject } from '#runtime/web/api/catalog.ts'
import type { RecordPageAnswer } from '#runtime/web/record/record-answer.ts'

export interface PagePart {
  readonly page: PageDefinition
  readonly object: CatalogObject
  /** A record of the preview, when there is one. */
  readonly answer: RecordPageAnswer | undefined
  readonly disabled: boolean
  readonly set: (name: keyof PageDefinition, value: unknown) => void
}

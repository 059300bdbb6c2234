import type { DocumentDefinition } from '#metadata/definitions.ts'

import { documentNotKept } from './document-problems.ts'

/** Whether a document is kept, by what its definition says and whoever prints it wishes; throws `document/not-kept`. */
export function isKept({ keep = 'never', name }: DocumentDefinition, wished: boolean | undefined): boolean {
  if (keep === 'never' && wished) throw documentNotKept(`The document "${name}" is not kept with its records.`)
  return keep === 'always' || (keep === 'ask' && wished === true)
}

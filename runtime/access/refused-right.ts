/** Why somebody may not do something with records of an object. */
import type { CatalogObject } from '#metadata/catalog.ts'
import { readOnlyObjects } from '#metadata/system-fields.ts'
import type { Problem } from '#platform/problem.ts'

import { keptBySystem, noRight } from '../problems.ts'

/** `access/denied` with the sentence, or that nobody writes such records himself. */
export function refusedRight(object: CatalogObject, sentence: string): Problem {
  if (!readOnlyObjects.has(object.id)) return noRight(sentence)
  return keptBySystem(`Records of "${object.name}" are kept by the system; nobody writes them himself.`)
}

/** Related lists of a page: by their id, label, children field or query. */
import type { PageDefinition } from '#metadata/definitions.ts'
import { text } from '#metadata/kinds/schema.ts'
import { type After, findElement } from './element-order.ts'
import { type Both, labelOf } from './words.ts'

export const relatedArgument = text(
  ['Related list', '相关列表'],
  ['By its id, label, children field or query.', '用标识、标签、子记录字段或查询指明。'],
  { minLength: 1 },
)

/** Where it stands; problem `definition/unknown`. */
export function findRelated({ related = [] }: PageDefinition, wanted: string): number {
  const bySource = related.findIndex(item => item.id !== wanted && (item.children ?? item.query) === wanted)
  const byId = related.findIndex(item => item.id === wanted)
  return byId < 0 && bySource >= 0 ? bySource : findElement(related, wanted, 'related list')
}

/** What people call it. */
export function relatedWords(page: PageDefinition, wanted: string): Both {
  const found = page.related?.[findRelated(page, wanted)]
  return labelOf({ label: found?.label ?? {} }, found?.children ?? found?.query ?? wanted)
}

/** What `after` of a command means: the id of the list that it names. */
export function followsRelated(page: PageDefinition, after: After): After {
  return typeof after === 'string' ? page.related?.[findRelated(page, after)]?.id : after
}

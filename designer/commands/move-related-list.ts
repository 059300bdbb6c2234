/** Puts a related list of a page elsewhere. */
import { ref } from '#metadata/kinds/schema.ts'
import { argumentsOf } from './argument-schemas.ts'
import type { Command } from './command.ts'
import { type After, afterArgument, moveElement } from './element-order.ts'
import { findDefinition } from './find-definition.ts'
import { putDefinition } from './put-definition.ts'
import { findRelated, followsRelated, relatedArgument, relatedWords } from './related-lists.ts'
import { shown } from './words.ts'

interface Arguments {
  readonly page: string
  readonly related: string
  readonly after?: After
}

/** `{page, related, after?}` */
export const moveRelatedList: Command<Arguments> = {
  arguments: argumentsOf(
    ['Move a related list', '移动相关列表'],
    ['Puts a related list elsewhere on the page.', '调整相关列表的次序。'],
    {
      page: ref('page', ['Page', '详情页'], ['Which page.', '哪个详情页。']),
      related: relatedArgument,
      after: afterArgument,
    },
    ['page', 'related'],
  ),
  run(application, { page: name, related: wanted, after }) {
    const page = findDefinition(application, 'page', name)
    const from = findRelated(page, wanted)
    const related = moveElement(page.related ?? [], from, followsRelated(page, after), 'related list')
    return putDefinition(application, { ...page, related })
  },
  describe({ page: name, related }, before) {
    const page = findDefinition(before, 'page', name)
    const [text, where] = [relatedWords(page, related), shown('page', page)]
    return {
      en: `List of ${text.en} moved on ${where.en}`,
      'zh-CN': `在${where['zh-CN']}中移动相关列表“${text['zh-CN']}”`,
    }
  },
}

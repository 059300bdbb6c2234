/** Takes a related list off a page; the children field stays. */
import { ref } from '#metadata/kinds/schema.ts'
import { argumentsOf } from './argument-schemas.ts'
import type { Command } from './command.ts'
import { findDefinition } from './find-definition.ts'
import { putDefinition } from './put-definition.ts'
import { findRelated, relatedArgument, relatedWords } from './related-lists.ts'
import { shown } from './words.ts'

interface Arguments {
  readonly page: string
  readonly related: string
}

/** `{page, related}` */
export const removeRelatedList: Command<Arguments> = {
  arguments: argumentsOf(
    ['Remove a related list', '移除相关列表'],
    ['Takes a related list off the page.', '从详情页移除相关列表。'],
    { page: ref('page', ['Page', '详情页'], ['Which page.', '哪个详情页。']), related: relatedArgument },
    ['page', 'related'],
  ),
  run(application, { page: name, related }) {
    const page = findDefinition(application, 'page', name)
    const left = (page.related ?? []).toSpliced(findRelated(page, related), 1)
    return putDefinition(application, { ...page, related: left })
  },
  describe({ page: name, related }, before) {
    const page = findDefinition(before, 'page', name)
    const [text, where] = [relatedWords(page, related), shown('page', page)]
    return {
      en: `List of ${text.en} removed from ${where.en}`,
      'zh-CN': `从${where['zh-CN']}移除相关列表“${text['zh-CN']}”`,
    }
  },
}

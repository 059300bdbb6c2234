/** Puts a column of a list elsewhere. */
import { ref } from '#metadata/kinds/schema.ts'
import { argumentsOf } from './argument-schemas.ts'
import type { Command } from './command.ts'
import { type After, afterArgument, findElement, moveElement } from './element-order.ts'
import { fieldWords } from './field-words.ts'
import { findDefinition } from './find-definition.ts'
import { putDefinition } from './put-definition.ts'
import { shown } from './words.ts'

interface Arguments {
  readonly list: string
  readonly field: string
  readonly after?: After
}

/** `{list, field, after?}` */
export const moveColumn: Command<Arguments> = {
  arguments: argumentsOf(
    ['Move a column', '移动列'],
    ['Puts a column elsewhere in the list.', '调整列表中列的次序。'],
    {
      list: ref('list', ['List', '列表'], ['Which list.', '哪个列表。']),
      field: ref('path', ['Field', '字段'], ['Of the column.', '该列的字段。']),
      after: afterArgument,
    },
    ['list', 'field'],
  ),
  run(application, { list: name, field, after }) {
    const list = findDefinition(application, 'list', name)
    const columns = moveElement(list.columns, findElement(list.columns, field, 'column'), after, 'column')
    return putDefinition(application, { ...list, columns })
  },
  describe({ list: name, field }, before) {
    const list = findDefinition(before, 'list', name)
    const [text, where] = [fieldWords(before, list.object, field), shown('list', list)]
    return { en: `Column ${text.en} of ${where.en} moved`, 'zh-CN': `移动${where['zh-CN']}的列“${text['zh-CN']}”` }
  },
}

/** Takes a column off a list. */
import { ref } from '#metadata/kinds/schema.ts'
import { argumentsOf } from './argument-schemas.ts'
import type { Command } from './command.ts'
import { refusedCommand } from './command-problems.ts'
import { findElement } from './element-order.ts'
import { fieldWords } from './field-words.ts'
import { findDefinition } from './find-definition.ts'
import { putDefinition } from './put-definition.ts'
import { shown } from './words.ts'

interface Arguments {
  readonly list: string
  readonly field: string
}

/** `{list, field}`; problem `command/refused` for the last one. */
export const removeColumn: Command<Arguments> = {
  arguments: argumentsOf(
    ['Remove a column', '移除列'],
    ['Takes a column off the list; the field itself stays.', '从列表移除一列，字段本身保留。'],
    {
      list: ref('list', ['List', '列表'], ['Which list.', '哪个列表。']),
      field: ref('path', ['Field', '字段'], ['Of the column.', '该列的字段。']),
    },
    ['list', 'field'],
  ),
  run(application, { list: name, field }) {
    const list = findDefinition(application, 'list', name)
    const columns = list.columns.toSpliced(findElement(list.columns, field, 'column'), 1)
    if (columns.length === 0) throw refusedCommand('A list keeps at least one column.')
    return putDefinition(application, { ...list, columns })
  },
  describe({ list: name, field }, before) {
    const list = findDefinition(before, 'list', name)
    const [text, where] = [fieldWords(before, list.object, field), shown('list', list)]
    return { en: `Column ${text.en} removed from ${where.en}`, 'zh-CN': `从${where['zh-CN']}移除列“${text['zh-CN']}”` }
  },
}

/** Adds a column to a list: a field, or a path across references. */
import { ref, whole } from '#metadata/kinds/schema.ts'
import { argumentsOf } from './argument-schemas.ts'
import { assertShape } from './assert-shape.ts'
import type { Command } from './command.ts'
import { refusedCommand } from './command-problems.ts'
import { type After, afterArgument, insertElement } from './element-order.ts'
import { refuseErrors } from './errors-after.ts'
import { fieldWords } from './field-words.ts'
import { findDefinition } from './find-definition.ts'
import { putDefinition } from './put-definition.ts'
import { shown } from './words.ts'

interface Arguments {
  readonly list: string
  readonly field: string
  readonly width?: number
  readonly after?: After
}

/** `{list, field, width?, after?}` */
export const addColumn: Command<Arguments> = {
  arguments: argumentsOf(
    ['Add a column', '新增列'],
    ['Adds a column to a list.', '在列表中新增一列。'],
    {
      list: ref('list', ['List', '列表'], ['Which list.', '哪个列表。']),
      field: ref('path', ['Field', '字段'], ['A field, or a path across references.', '字段或跨关联的路径。']),
      width: whole(40, 1000, ['Width', '宽度'], ['In pixels.', '以像素计。']),
      after: afterArgument,
    },
    ['list', 'field'],
  ),
  run(application, { list: name, field, width, after }) {
    const list = findDefinition(application, 'list', name)
    if (list.columns.some(column => column.field === field)) {
      throw refusedCommand(`The list ${list.name} has the column ${field} already.`)
    }
    const column = width === undefined ? { field } : { field, width }
    const changed = assertShape({ ...list, columns: insertElement(list.columns, column, after, 'column') })
    return refuseErrors(application, putDefinition(application, changed))
  },
  describe({ list: name, field }, before) {
    const list = findDefinition(before, 'list', name)
    const [text, where] = [fieldWords(before, list.object, field), shown('list', list)]
    return { en: `Column ${text.en} added to ${where.en}`, 'zh-CN': `在${where['zh-CN']}中新增列“${text['zh-CN']}”` }
  },
}

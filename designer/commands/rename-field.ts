/** Gives a field another name; its data stays, and everything that refers to it follows. */
import { argumentsOf, newName } from './argument-schemas.ts'
import type { Command } from './command.ts'
import { findDefinition, findField } from './find-definition.ts'
import { fieldNameArgument, objectNameArgument, shownField } from './object-arguments.ts'
import { renameAt } from './rename-at.ts'

interface Arguments {
  readonly object: string
  readonly field: string
  readonly to: string
}

/** `{object, field, to}`: problems `definition/unknown`, `command/refused`. */
export const renameField: Command<Arguments> = {
  arguments: argumentsOf(
    ['Rename a field', '重命名字段'],
    ['Gives a field another name; all that refers to it follows.', '修改字段名称，所有引用随之更新。'],
    { object: objectNameArgument, field: fieldNameArgument, to: newName },
    ['object', 'field', 'to'],
  ),
  run(application, { object: name, field, to }) {
    const object = findDefinition(application, 'object', name)
    return renameAt(application, object, ['fields', object.fields.indexOf(findField(object, field))], to)
  },
  describe({ object, field, to }, before) {
    const { en, 'zh-CN': zh } = shownField(before, object, field)
    return { en: `${en} renamed from ${field} to ${to}`, 'zh-CN': `${zh}由 ${field} 改名为 ${to}` }
  },
}

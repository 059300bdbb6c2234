/** Gives a definition another name; everything that refers to it follows. */
import type { KindName } from '#metadata/kinds/schema.ts'
import { argumentsOf, kindArgument, nameArgument, newName } from './argument-schemas.ts'
import type { Command } from './command.ts'
import { refusedCommand } from './command-problems.ts'
import { findDefinition } from './find-definition.ts'
import { renameAt } from './rename-at.ts'
import { shownDefinition } from './words.ts'

interface Arguments {
  readonly kind: KindName
  readonly name: string
  readonly to: string
}

/** `{kind, name, to}`: problems `definition/unknown`, `command/refused`. */
export const renameDefinition: Command<Arguments> = {
  arguments: argumentsOf(
    ['Rename', '重命名'],
    ['Gives a definition another name; all that refers to it follows.', '修改定义项的名称，所有引用随之更新。'],
    { kind: kindArgument, name: nameArgument, to: newName },
    ['kind', 'name', 'to'],
  ),
  run(application, { kind, name, to }) {
    const definition = findDefinition(application, kind, name)
    if (application.definitions.some(item => item.kind === kind && item.name === to && item !== definition)) {
      throw refusedCommand(`There is another ${kind} called ${to}.`)
    }
    return renameAt(application, definition, [], to)
  },
  describe({ kind, name, to }, before) {
    const { en, 'zh-CN': zh } = shownDefinition(before, kind, name)
    return { en: `${en} renamed from ${name} to ${to}`, 'zh-CN': `${zh}由 ${name} 改名为 ${to}` }
  },
}

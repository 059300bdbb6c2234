/** Gives an element another name that others know it by; they follow. */
import type { KindName } from '#metadata/kinds/schema.ts'
import { argumentsOf, kindArgument, nameArgument, newName, pathArgument } from './argument-schemas.ts'
import type { Command } from './command.ts'
import { findDefinition } from './find-definition.ts'
import { findPlace, type Path } from './place.ts'
import { shownPlace } from './place-words.ts'
import { renameAt } from './rename-at.ts'

interface Arguments {
  readonly kind: KindName
  readonly name: string
  readonly path: Path
  readonly to: string
}

/** `{kind, name, path, to}`: a field, part, parameter, measure or target; problems `definition/unknown`, `command/refused`. */
export const renameElement: Command<Arguments> = {
  arguments: argumentsOf(
    ['Rename an element', '重命名元素'],
    ['Gives an element another name; all that refers to it follows.', '修改元素的名称，所有引用随之更新。'],
    { kind: kindArgument, name: nameArgument, path: pathArgument, to: newName },
    ['kind', 'name', 'path', 'to'],
  ),
  run(application, { kind, name, path, to }) {
    const definition = findDefinition(application, kind, name)
    return renameAt(application, definition, findPlace(definition, path).steps, to)
  },
  describe({ kind, name, path, to }, before) {
    const { en, 'zh-CN': zh } = shownPlace(before, kind, name, path)
    return { en: `${en} renamed to ${to}`, 'zh-CN': `${zh}改名为 ${to}` }
  },
}

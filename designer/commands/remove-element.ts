/** Removes an element of a list within a definition, and with agreement what relies on it. */
import type { KindName } from '#metadata/kinds/schema.ts'
import { type Also, carryOut, planRemoval } from '../uses/plan-removal.ts'
import { alsoArgument, argumentsOf, kindArgument, nameArgument, pathArgument } from './argument-schemas.ts'
import type { Command } from './command.ts'
import type { Path } from './place.ts'
import { shownPlace } from './place-words.ts'

interface Arguments {
  readonly kind: KindName
  readonly name: string
  readonly path: Path
  readonly also?: Also
}

/** `{kind, name, path, also?}`: problems `definition/unknown`, `definition/used`, `command/refused`. */
export const removeElement: Command<Arguments> = {
  arguments: argumentsOf(
    ['Remove an element', '移除元素'],
    ['Removes an element such as a column, a tab or a condition.', '移除列、标签页、条件等元素。'],
    { kind: kindArgument, name: nameArgument, path: pathArgument, also: alsoArgument },
    ['kind', 'name', 'path'],
  ),
  run: (application, { kind, name, path, also }) =>
    carryOut(planRemoval(application, { kind, name, element: path }), also),
  describe({ kind, name, path }, before) {
    const { en, 'zh-CN': zh } = shownPlace(before, kind, name, path)
    return { en: `${en} removed`, 'zh-CN': `移除${zh}` }
  },
}

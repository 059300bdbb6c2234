/** Sets or takes away one value anywhere in a definition. */

import type { NamedApplication } from '#metadata/application.ts'
import type { Definition } from '#metadata/definitions.ts'
import type { KindName } from '#metadata/kinds/schema.ts'
import { argumentsOf, kindArgument, nameArgument, pathArgument, valueArgument } from './argument-schemas.ts'
import { assertShape } from './assert-shape.ts'
import type { Command } from './command.ts'
import { refusedCommand } from './command-problems.ts'
import { describeElements } from './describe-elements.ts'
import { refuseBroken } from './errors-after.ts'
import { findDefinition } from './find-definition.ts'
import { findPlace, type Path, writeAt } from './place.ts'
import { shownPlace } from './place-words.ts'
import { putDefinition } from './put-definition.ts'
import { renameAt } from './rename-at.ts'
import type { Both } from './words.ts'

interface Arguments {
  readonly kind: KindName
  readonly name: string
  readonly path: Path
  readonly value?: unknown
}

/** `{kind, name, path, value?}`: problems `definition/unknown`, `command/refused` and `definition/malformed` with `findings`. */
export const setProperty: Command<Arguments> = {
  arguments: argumentsOf(
    ['Set a property', '设置属性'],
    ['Sets or takes away one value of a definition.', '设置或删除定义项的一个值。'],
    { kind: kindArgument, name: nameArgument, path: pathArgument, value: valueArgument },
    ['kind', 'name', 'path'],
  ),
  run(application, { kind, name, path, value }) {
    const definition = findDefinition(application, kind, name)
    const { steps } = findPlace(definition, path)
    if (steps.length === 1 && (steps[0] === 'id' || steps[0] === 'kind')) {
      throw refusedCommand('What a definition is and its id never change.')
    }
    if (isNameOthersUse(definition, steps) && typeof value === 'string') {
      return renameAt(application, definition, steps.slice(0, -1), value)
    }
    const changed = assertShape(writeAt(definition, steps, value))
    return refuseBroken(application, putDefinition(application, changed))
  },
  describe({ kind, name, path, value }, before) {
    const { en, 'zh-CN': zh } = shownPlace(before, kind, name, path)
    if (value === undefined) return { en: `${en} cleared`, 'zh-CN': `清除${zh}` }
    const said = Array.isArray(value) ? differenceAt(before, kind, name, path, value) : undefined
    return said
      ? { en: `${en}: ${said.en}`, 'zh-CN': `${zh}：${said['zh-CN']}` }
      : { en: `${en} set`, 'zh-CN': `设置${zh}` }
  },
}

/** What a list that is set whole has that it had not, and the other way round. */
function differenceAt(
  before: NamedApplication,
  kind: KindName,
  name: string,
  path: Path,
  value: readonly unknown[],
): Both | undefined {
  try {
    const place = findPlace(findDefinition(before, kind, name), path)
    // Within a filter nothing has a name of its own.
    if (!place.schema) return undefined
    return describeElements(Array.isArray(place.value) ? place.value : [], value, place.schema)
  } catch {
    // A list of edits is read also where the place has gone since.
    return undefined
  }
}

/** Where a name is set that others refer to, they follow. */
function isNameOthersUse(definition: Definition, steps: Path): boolean {
  const { schema } = findPlace(definition, steps.slice(0, -1))
  const last = steps.at(-1)
  if (schema?.['x-type'] === 'Choice' && last === 'code') {
    throw refusedCommand('The code of a choice is what records hold, so it never changes; its label may.')
  }
  return last === 'name' || (last === 'as' && schema?.['x-type'] === 'QueryMeasure')
}

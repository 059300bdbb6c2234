/** Adds an element to a list within a definition: a column, a choice, a condition. What lacks an id is given one. */
import type { Definition } from '#metadata/definitions.ts'
import { giveIdentities } from '#metadata/identities.ts'
import type { KindName } from '#metadata/kinds/schema.ts'
import { argumentsOf, kindArgument, nameArgument, pathArgument } from './argument-schemas.ts'
import { assertShape } from './assert-shape.ts'
import type { Command } from './command.ts'
import { refusedCommand } from './command-problems.ts'
import { type After, afterArgument, insertElement } from './element-order.ts'
import { refuseBroken } from './errors-after.ts'
import { findDefinition } from './find-definition.ts'
import { findPlace, type Path, writeAt } from './place.ts'
import { elementLabel, shownPlace } from './place-words.ts'
import { putDefinition } from './put-definition.ts'

interface Arguments {
  readonly kind: KindName
  readonly name: string
  readonly path: Path
  readonly element: unknown
  readonly after?: After
}

/** `{kind, name, path, element, after?}`: `path` leads to the list; problems `definition/malformed`, `command/refused`. */
export const addElement: Command<Arguments> = {
  arguments: argumentsOf(
    ['Add an element', '新增元素'],
    ['Adds an element to a list within a definition.', '向定义项中的列表新增元素。'],
    {
      kind: kindArgument,
      name: nameArgument,
      path: pathArgument,
      element: {
        title: 'Element',
        description: 'The element; its id may be left out.',
        'x-zh-CN': { title: '元素', description: '元素内容，可省略标识。' },
      },
      after: afterArgument,
    },
    ['kind', 'name', 'path', 'element'],
  ),
  run(application, { kind, name, path, element, after }) {
    const definition = findDefinition(application, kind, name)
    const { steps, value = [], schema } = findPlace(definition, path)
    if (!Array.isArray(value)) throw refusedCommand('Elements are added to a list.')
    const written = writeAt(definition, steps, insertElement(value, element, after, 'element', schema))
    const changed = assertShape(giveIdentities(written).value as Definition)
    return refuseBroken(application, putDefinition(application, changed))
  },
  describe({ kind, name, path, element }, before) {
    const { en, 'zh-CN': zh } = shownPlace(before, kind, name, path)
    const label = elementLabel(element, schemaOf(before, { kind, name, path }), Number.NaN)
    return { en: `${en}: ${label.en} added`, 'zh-CN': `${zh}：新增${label['zh-CN']}` }
  },
}

function schemaOf(application: Parameters<typeof findDefinition>[0], { kind, name, path }: Omit<Arguments, 'element'>) {
  return findPlace(findDefinition(application, kind, name), path).schema
}

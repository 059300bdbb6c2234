/** Moves an element within its list, or into another list of the same sort: an item from one section to the next. */
import { equals } from '#metadata/equals.ts'
import type { KindName, Schema } from '#metadata/kinds/schema.ts'
import { argumentsOf, kindArgument, nameArgument, pathArgument } from './argument-schemas.ts'
import { assertShape } from './assert-shape.ts'
import type { Command } from './command.ts'
import { refusedCommand } from './command-problems.ts'
import { type After, afterArgument, insertElement } from './element-order.ts'
import { refuseBroken } from './errors-after.ts'
import { findDefinition } from './find-definition.ts'
import { findPlace, type Path, writeAt } from './place.ts'
import { shownPlace } from './place-words.ts'
import { putDefinition } from './put-definition.ts'

interface Arguments {
  readonly kind: KindName
  readonly name: string
  readonly path: Path
  readonly to?: Path
  readonly after?: After
}

/** `{kind, name, path, to?, after?}`: `to` leads to another list; problems `definition/unknown`, `command/refused`. */
export const moveElement: Command<Arguments> = {
  arguments: argumentsOf(
    ['Move an element', '移动元素'],
    ['Moves an element within its list or into another of the same sort.', '在列表内或同类列表之间移动元素。'],
    {
      kind: kindArgument,
      name: nameArgument,
      path: pathArgument,
      to: { ...pathArgument, title: 'To', 'x-zh-CN': { title: '移至', description: '目标列表的位置。' } },
      after: afterArgument,
    },
    ['kind', 'name', 'path'],
  ),
  run(application, { kind, name, path, to, after }) {
    const definition = findDefinition(application, kind, name)
    const from = findPlace(definition, path)
    const index = from.steps.at(-1)
    if (typeof index !== 'number') throw refusedCommand('Only elements of a list are moved.')
    const home = findPlace(definition, from.steps.slice(0, -1))
    const target = to === undefined ? home : findPlace(definition, to)
    if (!isSameSort(home.schema, target.schema) || !Array.isArray(target.value ?? [])) {
      throw refusedCommand('It fits only into a list of the same sort.')
    }
    const left = writeAt(definition, from.steps, undefined)
    const steps = stepsWithout(target.steps, from.steps)
    const elements = (findPlace(left, steps).value ?? []) as unknown[]
    const changed = assertShape(
      writeAt(left, steps, insertElement(elements, from.value, after, 'element', target.schema)),
    )
    return equals(changed, definition) ? application : refuseBroken(application, putDefinition(application, changed))
  },
  describe({ kind, name, path }, before) {
    const { en, 'zh-CN': zh } = shownPlace(before, kind, name, path)
    return { en: `${en} moved`, 'zh-CN': `移动${zh}` }
  },
}

function isSameSort(a: Schema | undefined, b: Schema | undefined): boolean {
  return a === b || equals(a?.items, b?.items)
}

/** Where a list stands once the element at `removed` is out. */
function stepsWithout(steps: Path, removed: Path): Path {
  const depth = removed.length - 1
  const [index, at] = [removed[depth], steps[depth]]
  const isBeside = removed.slice(0, depth).every((step, level) => step === steps[level])
  if (!isBeside || typeof at !== 'number' || typeof index !== 'number') return steps
  if (at === index) throw refusedCommand('Nothing is moved into itself.')
  return at > index ? steps.with(depth, at - 1) : steps
}

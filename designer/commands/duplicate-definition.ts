/** Makes a copy of a definition under another name. The copy refers to itself where the original did. */
import { indexSymbols } from '#metadata/application.ts'
import type { Definition, LocalizedText } from '#metadata/definitions.ts'
import { giveIdentities } from '#metadata/identities.ts'
import { branchOf } from '#metadata/kinds/branch-of.ts'
import { kinds } from '#metadata/kinds/kinds.ts'
import { type KindName, label as labelSchema, type Schema } from '#metadata/kinds/schema.ts'
import { mapReferences } from '#metadata/references.ts'
import { settle } from '../uses/settle.ts'
import { argumentsOf, kindArgument, nameArgument, newName } from './argument-schemas.ts'
import { assertShape } from './assert-shape.ts'
import type { Command } from './command.ts'
import { refusedCommand } from './command-problems.ts'
import { findDefinition } from './find-definition.ts'
import { isNode } from './place.ts'
import { putDefinition } from './put-definition.ts'
import { labelOf, shownDefinition } from './words.ts'

interface Arguments {
  readonly kind: KindName
  readonly name: string
  readonly as: string
  readonly label?: LocalizedText
}

/** `{kind, name, as, label?}`: what only one can have, such as children that lead back, is left out of the copy. */
export const duplicateDefinition: Command<Arguments> = {
  arguments: argumentsOf(
    ['Duplicate', '复制'],
    ['Makes a copy of a definition under another name.', '以另一名称复制定义项。'],
    { kind: kindArgument, name: nameArgument, as: newName, label: labelSchema },
    ['kind', 'name', 'as'],
  ),
  run(application, { kind, name, as, label }) {
    const original = findDefinition(application, kind, name)
    if (application.definitions.some(item => item.kind === kind && item.name === as)) {
      throw refusedCommand(`There is another ${kind} called ${as}.`)
    }
    const own = mapReferences(original, indexSymbols(application), ({ target, value }) =>
      target === kind && value === original.name ? as : value,
    )
    const bare = withoutIds(own, kinds[kind], true) as Definition
    const named = { ...bare, name: as, label: label ?? labelOfCopy(original) }
    const copy = assertShape(giveIdentities(named).value as Definition)
    return settle(application, putDefinition(application, copy)).application
  },
  describe({ kind, name, as }, before) {
    const { en, 'zh-CN': zh } = shownDefinition(before, kind, name)
    return { en: `${en} copied as ${as}`, 'zh-CN': `${zh}复制为 ${as}` }
  },
}

function labelOfCopy(original: Definition): LocalizedText {
  const { en, 'zh-CN': zh } = labelOf(original)
  return { en: `${en} (copy)`, 'zh-CN': `${zh}（副本）` }
}

function withoutIds(value: unknown, schema: Schema | undefined, hasId: boolean): unknown {
  if (Array.isArray(value)) return value.map(item => withoutIds(item, schema?.items, schema?.['x-key'] === 'id'))
  if (!isNode(value) || !schema) return value
  const { properties } = branchOf(schema, value)
  const entries = Object.entries(value).filter(([name]) => !(hasId && name === 'id'))
  return Object.fromEntries(entries.map(([name, item]) => [name, withoutIds(item, properties?.[name], false)]))
}

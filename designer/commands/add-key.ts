/** Says that no two records share the values of some fields. */
import { newIdentity } from '#metadata/identities.ts'
import { refs } from '#metadata/kinds/schema.ts'
import { argumentsOf } from './argument-schemas.ts'
import { assertShape } from './assert-shape.ts'
import type { Command } from './command.ts'
import { refusedCommand } from './command-problems.ts'
import { refuseErrors } from './errors-after.ts'
import { findDefinition, findField } from './find-definition.ts'
import { objectNameArgument } from './object-arguments.ts'
import { putDefinition } from './put-definition.ts'
import { labelOf, shownDefinition } from './words.ts'

interface Arguments {
  readonly object: string
  readonly fields: readonly string[]
}

/** `{object, fields}`: problems `definition/unknown`, `command/refused`. */
export const addKey: Command<Arguments> = {
  arguments: argumentsOf(
    ['Add a key', '新增唯一键'],
    ['No two records share the values of these fields.', '这些字段的组合值不得重复。'],
    {
      object: objectNameArgument,
      fields: refs('field', ['Fields', '字段'], ['Together unlike in any two records.', '组合值不得重复。'], 'object'),
    },
    ['object', 'fields'],
  ),
  run(application, { object: name, fields: given }) {
    const object = findDefinition(application, 'object', name)
    const fields = given.map(field => findField(object, field).name)
    const keys = object.keys ?? []
    if (keys.some(key => key.fields.length === fields.length && key.fields.every(field => fields.includes(field)))) {
      throw refusedCommand('There is such a key already.')
    }
    const changed = assertShape({ ...object, keys: [...keys, { id: newIdentity(), fields }] })
    return refuseErrors(application, putDefinition(application, changed))
  },
  describe({ object: name, fields }, before) {
    const object = findDefinition(before, 'object', name)
    const labels = fields.map(field => labelOf(findField(object, field)))
    const where = shownDefinition(before, 'object', name)
    return {
      en: `${where.en}: key of ${labels.map(label => label.en).join(', ')} added`,
      'zh-CN': `${where['zh-CN']}：新增唯一键（${labels.map(label => label['zh-CN']).join('、')}）`,
    }
  },
}

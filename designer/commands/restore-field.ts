/** Puts a field that was removed back into its object, with its id, so that its parked values come back with it. */
import { checkShape } from '#metadata/check-shape.ts'
import type { FieldDefinition } from '#metadata/definitions.ts'
import { argumentsOf } from './argument-schemas.ts'
import type { Command } from './command.ts'
import { malformedDefinition, refusedCommand } from './command-problems.ts'
import { findDefinition } from './find-definition.ts'
import { putDefinition } from './put-definition.ts'

interface Arguments {
  readonly object: string
  readonly field: FieldDefinition
}

/** `{object, field}`: the field as it last was, whole. Problems `definition/unknown`, `definition/malformed`, `command/refused`. */
export const restoreField: Command<Arguments> = {
  arguments: argumentsOf(
    ['Restore a field', '恢复字段'],
    ['Puts a removed field back, with its values.', '恢复已删除的字段及其值。'],
    {
      object: {
        type: 'string',
        minLength: 1,
        maxLength: 60,
        'x-ref': 'object',
        title: 'Object',
        description: 'The object that it belongs to.',
        'x-zh-CN': { title: '业务对象', description: '字段所属的业务对象。' },
      },
      field: {
        type: 'object',
        title: 'Field',
        description: 'The field as it last was.',
        'x-zh-CN': { title: '字段', description: '字段最后的定义。' },
      },
    },
    ['object', 'field'],
  ),
  run(application, { object: name, field }) {
    const object = findDefinition(application, 'object', name)
    const known = object.fields.find(item => item.id === field.id)
    if (known) throw refusedCommand(`${object.name}.${known.name} is there already.`)
    if (object.fields.some(item => item.name === field.name)) {
      throw refusedCommand(`${object.name} has another field ${field.name} now; rename that first.`)
    }
    const restored = { ...object, fields: [...object.fields, field] }
    const findings = checkShape(restored)
    if (findings[0]) throw malformedDefinition(findings[0].message.en ?? '', { findings })
    return putDefinition(application, restored)
  },
  describe({ object: name, field }, before) {
    const object = before.definitions.find(item => item.kind === 'object' && item.name === name)
    const { en = field.name, 'zh-CN': zh = en } = field.label ?? {}
    const { en: of = name, 'zh-CN': zhOf = of } = object?.label ?? {}
    return { en: `Field “${en}” of ${of} restored`, 'zh-CN': `恢复“${zhOf}”的字段“${zh}”` }
  },
}

/** Puts an object that was removed back, with what was made for it and the rights to it; its parked records return. */
import { checkShape } from '#metadata/check-shape.ts'
import type { Definition, ObjectDefinition, ObjectRights } from '#metadata/definitions.ts'
import { argumentsOf } from './argument-schemas.ts'
import type { Command } from './command.ts'
import { malformedDefinition, refusedCommand } from './command-problems.ts'
import { putDefinition } from './put-definition.ts'

interface Arguments {
  readonly object: ObjectDefinition
  /** Forms, lists, pages and so on that went with it. */
  readonly with?: readonly Definition[]
  /** By name of the role; roles that are gone, or have such rights again, are left alone. */
  readonly rights?: readonly { readonly role: string; readonly rights: ObjectRights }[]
}

const words = (title: string, description: string, zhTitle: string, zh: string) => ({
  title,
  description,
  'x-zh-CN': { title: zhTitle, description: zh },
})

/** `{object, with?, rights?}`: everything as it last was. Problems `definition/malformed`, `command/refused`. */
export const restoreObject: Command<Arguments> = {
  arguments: argumentsOf(
    ['Restore an object', '恢复业务对象'],
    ['Puts a removed object back, with its records.', '恢复已删除的业务对象及其记录。'],
    {
      object: { type: 'object', ...words('Object', 'The object as it last was.', '业务对象', '业务对象最后的定义。') },
      with: {
        type: 'array',
        maxItems: 500,
        items: { type: 'object' },
        ...words(
          'With',
          'Forms, lists and pages that come back with it.',
          '一并恢复',
          '一并恢复的表单、列表和详情页。',
        ),
      },
      rights: {
        type: 'array',
        maxItems: 500,
        items: {
          type: 'object',
          required: ['role', 'rights'],
          additionalProperties: false,
          properties: { role: { type: 'string', maxLength: 60 }, rights: { type: 'object' } },
        },
        ...words('Rights', 'The rights that roles had to it.', '权限', '各角色原有的权限。'),
      },
    },
    ['object'],
  ),
  run(application, { object, with: others = [], rights = [] }) {
    const taken = application.definitions.find(
      item => item.id === object.id || (item.kind === 'object' && item.name === object.name),
    )
    if (taken?.id === object.id) throw refusedCommand(`${object.name} is there already.`)
    if (taken) throw refusedCommand(`There is another object ${object.name} now; rename that first.`)
    const restored = [object, ...others]
    const findings = restored.flatMap(item => checkShape(item))
    if (findings[0]) throw malformedDefinition(findings[0].message.en ?? '', { findings })
    const roles = rights.flatMap(({ role: name, rights: own }) => {
      const role = application.definitions.find(item => item.kind === 'role' && item.name === name)
      if (role?.kind !== 'role' || role.rights?.some(item => item.object === object.name)) return []
      return [{ ...role, rights: [...(role.rights ?? []), own] }]
    })
    return putDefinition(application, ...restored, ...roles)
  },
  describe({ object }) {
    const { en = object.name, 'zh-CN': zh = en } = object.label ?? {}
    return { en: `Object “${en}” restored`, 'zh-CN': `恢复业务对象“${zh}”` }
  },
}

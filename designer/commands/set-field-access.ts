/** Hides a field from a role, makes it read-only, or lets it be edited again. */
import type { FieldRight } from '#metadata/definitions.ts'
import { oneOf, ref } from '#metadata/kinds/schema.ts'
import { argumentsOf } from './argument-schemas.ts'
import type { Command } from './command.ts'
import { refuseErrors } from './errors-after.ts'
import { fieldWords } from './field-words.ts'
import { findDefinition } from './find-definition.ts'
import { putDefinition } from './put-definition.ts'
import { rightObjectWords, withRights } from './role-rights.ts'
import { shownDefinition } from './words.ts'

type Access = FieldRight['access']

interface Arguments {
  readonly role: string
  readonly object: string
  readonly field: string
  readonly access: Access
}

const words: Readonly<Record<Access, readonly [en: string, zh: string]>> = {
  hidden: ['hidden from', '隐藏'],
  readOnly: ['read-only for', '只读'],
  editable: ['editable for', '可编辑'],
}

/** `{role, object, field, access}`: `editable` is what needs not be said, so the entry goes. */
export const setFieldAccess: Command<Arguments> = {
  arguments: argumentsOf(
    ['Set the access to a field', '设置字段权限'],
    ['Hides a field from a role, or makes it read-only.', '对角色隐藏字段或设为只读。'],
    {
      role: ref('role', ['Role', '角色'], ['Which role.', '哪个角色。']),
      object: ref('object', ['Object', '业务对象'], ['Whose field.', '哪个业务对象的字段。']),
      field: ref('field', ['Field', '字段'], ['Which field.', '哪个字段。'], 'object'),
      access: oneOf(
        { hidden: '隐藏', readOnly: '只读', editable: '可编辑' },
        ['Access', '权限'],
        ['What may be done with it.', '可对其进行的操作。'],
      ),
    },
    ['role', 'object', 'field', 'access'],
  ),
  run(application, { role: name, object, field: wanted, access }) {
    const role = findDefinition(application, 'role', name)
    const definition = findDefinition(application, 'object', object)
    const field = definition.fields.find(item => item.id === wanted)?.name ?? wanted
    const changed = withRights(role, definition.name, rights => {
      const fields = (rights.fields ?? []).filter(item => item.field !== field)
      const at = rights.fields?.findIndex(item => item.field === field) ?? -1
      if (access === 'editable') return { ...rights, fields }
      return { ...rights, fields: fields.toSpliced(at < 0 ? fields.length : at, 0, { field, access }) }
    })
    return changed === role ? application : refuseErrors(application, putDefinition(application, changed))
  },
  describe({ role, object, field, access }, before) {
    const [who, what] = [shownDefinition(before, 'role', role), rightObjectWords(before, object)]
    const [text, [en, zh]] = [fieldWords(before, findDefinition(before, 'object', object).name, field), words[access]]
    return {
      en: `Field ${text.en} of ${what.en} ${en} ${who.en}`,
      'zh-CN': `“${what['zh-CN']}”的字段“${text['zh-CN']}”对${who['zh-CN']}设为${zh}`,
    }
  },
}

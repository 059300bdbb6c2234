/** What the runtime itself relies on is there: the system objects with the fields it reads, and the administrator's role. */
import type { FieldDefinition } from '../definitions.ts'
import { error } from '../finding.ts'
import { systemObjects } from '../system-fields.ts'
import type { Rule } from './context.ts'

type Fields = Readonly<Record<string, FieldDefinition['type'] | { readonly leadsTo: string }>>

/** Fields by the last part of their ids. */
const reliedOn: Readonly<Record<string, Fields>> = {
  [systemObjects.user]: {
    name: 'text',
    login: 'text',
    email: 'email',
    unit: { leadsTo: systemObjects.unit },
    manager: { leadsTo: systemObjects.user },
    active: 'boolean',
    locale: 'choice',
    time_zone: 'text',
  },
  [systemObjects.unit]: {
    name: 'text',
    parent: { leadsTo: systemObjects.unit },
    manager: { leadsTo: systemObjects.user },
  },
  [systemObjects.team]: { name: 'text' },
  [systemObjects.membership]: { team: { leadsTo: systemObjects.team }, user: { leadsTo: systemObjects.user } },
  [systemObjects.roleAssignment]: { user: { leadsTo: systemObjects.user }, role: 'text' },
  [systemObjects.currency]: { code: 'text', decimals: 'integer', active: 'boolean' },
  [systemObjects.exchangeRate]: {
    currency: { leadsTo: systemObjects.currency },
    rate: 'decimal',
    valid_from: 'date',
  },
}

const administrator = 'sys-role-administrator'

export const systemDefinitions: Rule = function* ({ symbols }) {
  for (const [id, fields] of Object.entries(reliedOn)) {
    const object = symbols.byId(id)
    if (object?.kind !== 'object') {
      yield missing(id, 'object')
      continue
    }
    for (const [name, wanted] of Object.entries(fields)) {
      const index = object.fields.findIndex(field => field.id === `${id}-${name}`)
      const field = object.fields[index]
      const fits =
        typeof wanted === 'string'
          ? field?.type === wanted
          : field?.type === 'reference' && symbols.definition('object', field.target)?.id === wanted.leadsTo
      if (fits && !field?.retired) continue
      yield error(
        object,
        'system/field-changed',
        field ? `/fields/${index}` : '/fields',
        `The system relies on the field ${id}-${name}; it must stay and keep its type.`,
        `系统依赖字段 ${id}-${name}，须保留且类型不变。`,
      )
    }
  }
  const role = symbols.byId(administrator)
  if (role?.kind !== 'role') yield missing(administrator, 'role')
  else if (!role.system?.includes('administer')) {
    yield error(
      role,
      'system/role-changed',
      '/system',
      'The administrator may administer; without it nobody could.',
      '管理员角色须保留系统管理权限，否则无人可以管理。',
    )
  }
}

function missing(id: string, kind: 'object' | 'role') {
  const name = id.replace(/^sys-(role-)?/, '')
  return error(
    { id, kind, name },
    'system/missing',
    '',
    `The system relies on the ${kind} ${id}; it is part of the template system.`,
    `系统依赖 ${id}，它属于 system 应用模板。`,
  )
}

/** The rights of a role to one object, or to all of them. */
import type { NamedApplication } from '#metadata/application.ts'
import type { ObjectRights, Rights, RoleDefinition } from '#metadata/definitions.ts'
import { oneOf, type Schema } from '#metadata/kinds/schema.ts'
import { type Both, labelOf } from './words.ts'

export const rightWords = {
  create: ['create', '新建'],
  read: ['read', '查看'],
  update: ['update', '修改'],
  delete: ['delete', '删除'],
  export: ['export', '导出'],
  import: ['import', '导入'],
} as const

export type Right = keyof typeof rightWords
export type Scope = NonNullable<Rights[Right]>

export const scopeWords: Readonly<Record<Scope, readonly [en: string, zh: string]>> = {
  none: ['none', '无'],
  own: ['own', '本人'],
  team: ['team', '团队'],
  unit: ['unit', '本部门'],
  unitAndBelow: ['unit and below', '本部门及下级'],
  all: ['all', '全部'],
}

/** An object, or `*` for all of them, also ones made later. */
export const objectArgument: Schema = {
  type: 'string',
  minLength: 1,
  maxLength: 400,
  'x-ref': 'object',
  title: 'Object',
  description: 'Which object; * for all, also ones made later.',
  'x-zh-CN': { title: '业务对象', description: '哪个业务对象；* 表示全部，包括以后新建的。' },
}

export const rightArgument = oneOf(
  Object.fromEntries(Object.entries(rightWords).map(([right, [, zh]]) => [right, zh])),
  ['Right', '权限'],
  ['What may be done.', '可进行的操作。'],
)

/** The role with other rights to an object; an entry that says nothing any more goes. */
export function withRights(
  role: RoleDefinition,
  object: string,
  change: (rights: ObjectRights) => ObjectRights,
): RoleDefinition {
  const rights = role.rights ?? []
  const now = change(rights.find(item => item.object === object) ?? { object })
  const { fields = [], object: _object, ...scopes } = now
  const entry = fields.length > 0 ? now : { object, ...scopes }
  const isEmpty = fields.length === 0 && Object.keys(scopes).length === 0
  const isNew = !rights.some(item => item.object === object)
  if (isEmpty) return isNew ? role : { ...role, rights: rights.filter(item => item.object !== object) }
  return { ...role, rights: isNew ? [...rights, entry] : rights.map(item => (item.object === object ? entry : item)) }
}

/** What people call the object of a right. */
export function rightObjectWords({ definitions }: NamedApplication, object: string): Both {
  if (object === '*') return { en: 'all objects', 'zh-CN': '全部业务对象' }
  const found = definitions.find(item => item.kind === 'object' && (item.name === object || item.id === object))
  return labelOf(found, object)
}

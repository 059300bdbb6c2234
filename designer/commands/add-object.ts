/** Adds an object that can be used at once: with a form, a list, a page, a menu entry and rights. */
import type { NamedApplication } from '#metadata/application.ts'
import type { FieldDefinition, LocalizedText, MenuDefinition, ObjectDefinition, Rights } from '#metadata/definitions.ts'
import { newIdentity } from '#metadata/identities.ts'
import { schema as objectSchema } from '#metadata/kinds/object/schema.ts'
import { schema as roleSchema } from '#metadata/kinds/role/schema.ts'
import { type KindName, keyed, label as labelSchema, ref, type Schema, text } from '#metadata/kinds/schema.ts'
import { argumentsOf, newName } from './argument-schemas.ts'
import { assertShape } from './assert-shape.ts'
import type { Command } from './command.ts'
import { refusedCommand } from './command-problems.ts'
import { defaultForm, defaultList, defaultPage } from './default-screens.ts'
import { refuseErrors } from './errors-after.ts'
import { fieldArgument, type GivenField, toField } from './field-argument.ts'
import { findDefinition } from './find-definition.ts'
import { putDefinition } from './put-definition.ts'
import { withRights } from './role-rights.ts'
import { labelOf } from './words.ts'

interface Arguments {
  readonly name: string
  readonly label: LocalizedText
  readonly plural?: LocalizedText
  readonly icon?: string
  readonly color?: string
  readonly ownership?: ObjectDefinition['ownership']
  readonly fields?: readonly GivenField[]
  readonly menu?: string
  readonly group?: string
  readonly roles?: readonly ({ readonly role: string } & Rights)[]
}

const own = (name: string) => objectSchema.properties?.[name] as Schema
const { fields: _fields, object: _object, ...scopes } = roleSchema.properties?.rights?.items?.properties ?? {}

/** `{name, label, plural?, icon?, color?, ownership?, fields?, menu?, group?, roles?: [{role, create?, read?, …}]}`; administrators may all anyway. */
export const addObject: Command<Arguments> = {
  arguments: argumentsOf(
    ['Add an object', '新增业务对象'],
    [
      'Adds an object with form, list, page, menu entry and rights.',
      '新增业务对象，并附带表单、列表、详情页、菜单项和权限。',
    ],
    {
      name: newName,
      label: labelSchema,
      plural: own('plural'),
      icon: own('icon'),
      color: own('color'),
      ownership: own('ownership'),
      fields: { ...own('fields'), items: fieldArgument },
      menu: ref(
        'menu',
        ['Menu', '菜单'],
        ['Where its list is found; the first unless said.', '其列表所在的菜单，默认第一个。'],
      ),
      group: text(
        ['Group', '分组'],
        ['Id of the group of the menu; the first unless said.', '菜单分组的标识，默认第一个。'],
        { maxLength: 60 },
      ),
      roles: keyed(
        'role',
        { role: ref('role', ['Role', '角色'], ['Who.', '哪个角色。']), ...scopes },
        ['role'],
        ['Rights', '权限'],
        ['Who may do what with its records.', '哪些角色可对其记录做什么。'],
        'NewObjectRights',
      ),
    },
    ['name', 'label'],
  ),
  run(application, args) {
    const { name, label, plural = label, icon, color, ownership = 'user' } = args
    if (application.definitions.some(item => item.kind === 'object' && item.name === name)) {
      throw refusedCommand(`There is another object called ${name}.`)
    }
    const fields = withTitleField((args.fields ?? []).map(toField))
    const title = `{${titleField(fields)}}`
    const search = fields.filter(field => field.type === 'text' || field.type === 'autoNumber').map(field => field.name)
    const object = assertShape<ObjectDefinition>({
      ...{ id: newIdentity(), kind: 'object', name, label, plural, ownership, title, fields, history: 'all' },
      ...(search.length > 0 ? { search } : {}),
      ...(icon ? { icon } : {}),
      ...(color ? { color } : {}),
    })
    const form = defaultForm(object, freeName(application, 'form', name))
    const list = defaultList(object, freeName(application, 'list', name))
    const page = defaultPage(object, freeName(application, 'page', name), form.name)
    const after = putDefinition(
      application,
      ...[object, form, list, page],
      ...withEntry(application, args, list.name, plural),
      ...withRoles(application, args.roles ?? [], name),
    )
    return refuseErrors(application, after)
  },
  describe({ label, name }) {
    const { en, 'zh-CN': zh } = labelOf({ label, name })
    return { en: `Object ${en} added`, 'zh-CN': `新增业务对象“${zh}”` }
  },
}

const nameable = ['text', 'autoNumber', 'email', 'phone'] as const

/** A record is called by something: where no field can serve, one for its name is made. */
function withTitleField(fields: readonly FieldDefinition[]): FieldDefinition[] {
  if (fields.some(field => nameable.some(type => type === field.type))) return [...fields]
  const taken = fields.some(field => field.name === 'name')
  const label = { en: 'Name', 'zh-CN': '名称' }
  return [{ id: newIdentity(), name: taken ? 'title' : 'name', label, type: 'text', required: true }, ...fields]
}

function titleField(fields: readonly FieldDefinition[]): string {
  const byType = nameable.map(type => fields.find(field => field.type === type))
  return byType.find(field => field !== undefined)?.name ?? 'id'
}

function freeName({ definitions }: NamedApplication, kind: KindName, wanted: string): string {
  const taken = new Set(definitions.filter(item => item.kind === kind).map(item => item.name))
  let name = wanted
  for (let number = 2; taken.has(name); number++) name = `${wanted.slice(0, 56)}_${number}`
  return name
}

/** The menu with an entry at the end of the group, or of its first; nothing where there is no menu. */
function withEntry(
  application: NamedApplication,
  { menu: wanted, group: groupId }: Pick<Arguments, 'menu' | 'group'>,
  list: string,
  label: LocalizedText,
): MenuDefinition[] {
  const menus = application.definitions.filter(item => item.kind === 'menu')
  const inOrder = menus.toSorted(
    (a, b) => Number(Boolean(a.roles)) - Number(Boolean(b.roles)) || (a.order ?? 0) - (b.order ?? 0),
  )
  const menu = wanted === undefined ? inOrder[0] : findDefinition(application, 'menu', wanted)
  if (!menu) return []
  const groups = menu.groups.length > 0 ? menu.groups : [{ id: newIdentity(), label: menu.label, items: [] }]
  const chosen = groups.find(group => group.id === groupId) ?? groups[0]
  const item = { id: newIdentity(), label, list }
  return [
    { ...menu, groups: groups.map(group => (group === chosen ? { ...group, items: [...group.items, item] } : group)) },
  ]
}

function withRoles(application: NamedApplication, given: NonNullable<Arguments['roles']>, object: string) {
  return given.map(({ role: name, ...rights }) =>
    withRights(findDefinition(application, 'role', name), object, () => ({ object, ...rights })),
  )
}

/** What the schemas of a workflow's nodes have in common: branches of a union, expressions, mappings and recipients. */
import {
  type ExpressionResult,
  expression,
  flag,
  group,
  keyed,
  name,
  namePattern,
  ref,
  refs,
  type Schema,
  text,
  whole,
} from '../schema.ts'

type Words = readonly [en: string, zh: string]
type Properties = Readonly<Record<string, Schema>>

/** One branch of a union that `type` tells apart. */
export const branch = (
  type: string,
  typeName: string,
  title: Words,
  description: Words,
  properties: Properties = {},
  required: readonly string[] = [],
): Schema => ({
  type: 'object',
  properties: {
    type: {
      const: type,
      title: 'Type',
      description: 'What it is.',
      'x-zh-CN': { title: '类型', description: '属于哪一种。' },
    },
    ...properties,
  },
  required: ['type', ...required],
  additionalProperties: false,
  title: title[0],
  description: description[0],
  'x-zh-CN': { title: title[1], description: description[1] },
  'x-type': typeName,
})

/** A value that is one of several branches. */
export const union = (typeName: string, title: Words, description: Words, branches: readonly Schema[]): Schema => ({
  type: 'object',
  discriminator: { propertyName: 'type' },
  required: ['type'],
  title: title[0],
  description: description[0],
  'x-zh-CN': { title: title[1], description: description[1] },
  'x-type': typeName,
  oneOf: branches,
})

/** An expression over the workflow's variables and record. */
export const formula = (result: ExpressionResult, title: Words, description: Words): Schema =>
  expression('workflow', result, title, description, 'object')

/** The id of another node of the workflow. */
export const nodeId = (title: Words, description: Words): Schema => text(title, description, { maxLength: 60 })

/** The name of a variable that something is kept in. */
export const variableName = (title: Words, description: Words): Schema =>
  text(title, description, { pattern: namePattern })

/** Names with the expressions that give their values. */
export const values = (title: Words, description: Words): Schema =>
  keyed(
    'name',
    { name, value: formula('any', ['Value', '值'], ['What it comes to.', '取值表达式。']) },
    ['name', 'value'],
    title,
    description,
    'NamedValue',
  )

/** Fields of the target with the expressions that give their values. */
export const fieldValues = (title: Words, description: Words): Schema =>
  keyed(
    'field',
    {
      field: ref('field', ['Field', '字段'], ['What is set.', '要设置的字段。'], 'target'),
      value: formula('field', ['Value', '值'], ['What it comes to.', '取值表达式。']),
    },
    ['field', 'value'],
    title,
    description,
    'FieldValue',
  )

const recipientProperties: Properties = {
  roles: refs('role', ['Roles', '角色'], ['Everybody who has one of them.', '拥有其中任一角色的人员。']),
  teams: {
    type: 'array',
    maxItems: 100,
    uniqueItems: true,
    items: text(['Team', '团队'], ['Code or name of a team.', '团队的编码或名称。'], { minLength: 1, maxLength: 100 }),
    title: 'Teams',
    description: 'Members of these teams.',
    'x-zh-CN': { title: '团队', description: '这些团队的成员。' },
  },
  fields: refs(
    'path',
    ['Record fields', '记录字段'],
    ['Users or teams that the record leads to.', '记录所指向的用户或团队。'],
    'object',
  ),
  starter: flag(['Starter', '发起人'], ['Who started the workflow.', '发起流程的人。']),
  manager: group(
    {
      of: {
        type: 'string',
        enum: ['starter', 'owner'],
        'x-zh-CN-enum': ['发起人', '负责人'],
        title: 'Of',
        description: 'Whose unit: of the starter, or of the owner of the record.',
        'x-zh-CN': { title: '谁的', description: '发起人或记录负责人所在的部门。' },
      },
      levels: whole(
        1,
        9,
        ['Levels', '级数'],
        ['1 is the manager of the own unit, 2 of the unit above.', '1 为本部门负责人，2 为上一级部门负责人。'],
      ),
    },
    ['of'],
    ['Unit manager', '部门负责人'],
    ['The manager of a unit, levels up. Nobody is his own manager.', '向上若干级的部门负责人；本人不作自己的负责人。'],
    'ManagerOf',
  ),
  tasksOf: nodeId(
    ['Whoever has to do', '待办处理人'],
    ['Id of a user task: those who still have to do it.', '用户任务的标识：尚未处理该任务的人员。'],
  ),
  users: formula(
    'any',
    ['By expression', '表达式'],
    ['Comes to a user or team, or a list of them.', '结果为用户、团队或其列表。'],
  ),
}

/** People: everybody whom any of the properties names. */
export const recipients = (title: Words, description: Words, typeName: string, more: Properties = {}): Schema =>
  group({ ...recipientProperties, ...more }, [], title, description, typeName)

/** Adds a field to an object, and to its forms so that it can be filled in. */
import type { NamedApplication } from '#metadata/application.ts'
import type { FormDefinition, ListDefinition, ObjectDefinition } from '#metadata/definitions.ts'
import { newIdentity } from '#metadata/identities.ts'
import { ref, type Schema } from '#metadata/kinds/schema.ts'
import { hasSystemField } from '#metadata/system-fields.ts'
import { argumentsOf } from './argument-schemas.ts'
import { assertShape } from './assert-shape.ts'
import type { Command } from './command.ts'
import { refusedCommand } from './command-problems.ts'
import { childrenSection } from './default-screens.ts'
import { type After, afterArgument, insertElement } from './element-order.ts'
import { refuseErrors } from './errors-after.ts'
import { fieldArgument, type GivenField, toField } from './field-argument.ts'
import { fieldsSchema } from './fields-schema.ts'
import { findDefinition } from './find-definition.ts'
import { putDefinition } from './put-definition.ts'
import { labelOf, shownDefinition } from './words.ts'

type Which = 'all' | 'none' | readonly string[]

interface Arguments {
  readonly object: string
  readonly field: GivenField
  readonly after?: After
  readonly forms?: Which
  readonly lists?: Which
}

const which = (target: 'form' | 'list', title: Schema['x-zh-CN'] & { en: string; text: string }): Schema => ({
  anyOf: [{ enum: ['all', 'none'] }, { type: 'array', items: { type: 'string', 'x-ref': target }, maxItems: 500 }],
  title: title.en,
  description: title.text,
  'x-zh-CN': { title: title.title, description: title.description },
})

/** `{object, field, after?, forms?: 'all' | 'none' | [names], lists?}`: on all record forms and on no list unless said. */
export const addField: Command<Arguments> = {
  arguments: argumentsOf(
    ['Add a field', '新增字段'],
    ['Adds a field to an object and its forms.', '向业务对象及其表单新增字段。'],
    {
      object: ref('object', ['Object', '业务对象'], ['Which object.', '哪个业务对象。']),
      field: fieldArgument,
      after: afterArgument,
      forms: which('form', {
        en: 'Forms',
        text: 'Where it can be filled in.',
        title: '表单',
        description: '可填写该字段的表单。',
      }),
      lists: which('list', {
        en: 'Lists',
        text: 'Where it is a column.',
        title: '列表',
        description: '将其作为列的列表。',
      }),
    },
    ['object', 'field'],
  ),
  run(application, { object: name, field: given, after, forms = 'all', lists = 'none' }) {
    const object = findDefinition(application, 'object', name)
    const field = toField(given)
    if (object.fields.some(item => item.name === field.name) || hasSystemField(object, field.name)) {
      throw refusedCommand(`${object.name} has a field called ${field.name} already.`)
    }
    const fields = insertElement(object.fields, field, after, 'field', fieldsSchema)
    const changed = assertShape<ObjectDefinition>({ ...object, fields })
    const onForms = chosen(application, 'form', object.name, forms, form => form.purpose !== 'dialog')
    const onLists = chosen(application, 'list', object.name, lists, () => true)
    const withItem = onForms.map(form => withField(form, field))
    const withColumn = onLists.map(list => ({ ...list, columns: [...list.columns, { field: field.name }] }))
    return refuseErrors(application, putDefinition(application, changed, ...withItem, ...withColumn))
  },
  describe({ object, field }, before) {
    const [label, where] = [labelOf(field), shownDefinition(before, 'object', object)]
    return { en: `Field ${label.en} added to ${where.en}`, 'zh-CN': `在${where['zh-CN']}中新增字段“${label['zh-CN']}”` }
  },
}

/** Forms or lists of an object: those that are named, all that fit, or none. */
function chosen<K extends 'form' | 'list'>(
  application: NamedApplication,
  kind: K,
  object: string,
  which: Which,
  fits: (definition: Extract<FormDefinition | ListDefinition, { kind: K }>) => boolean,
): Extract<FormDefinition | ListDefinition, { kind: K }>[] {
  type Screen = Extract<FormDefinition | ListDefinition, { kind: K }>
  if (which === 'none') return []
  if (which === 'all') {
    const ofObject = application.definitions.filter(item => item.kind === kind && (item as Screen).object === object)
    return (ofObject as Screen[]).filter(fits)
  }
  return which.map(name => {
    const found = findDefinition(application, kind, name) as Screen
    if (found.object !== object) throw refusedCommand(`The ${kind} ${name} is not one of ${object}.`)
    return found
  })
}

/** The field behind the last of the form; children in a section of their own. */
function withField(form: FormDefinition, field: ObjectDefinition['fields'][number]): FormDefinition {
  const [tab = { id: newIdentity(), label: form.label, sections: [] }] = form.tabs.slice(-1)
  const [last = { id: newIdentity(), columns: 2, items: [] }] = tab.sections.slice(-1)
  const isGrid = field.type === 'children'
  const filled = { ...last, items: [...last.items, { field: field.name }] }
  const sections = isGrid ? [...tab.sections, childrenSection(field)] : [...tab.sections.slice(0, -1), filled]
  return { ...form, tabs: [...form.tabs.slice(0, -1), { ...tab, sections }] }
}

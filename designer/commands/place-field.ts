/** Puts a field of the object, or a grid of its children, onto a form. */
import type { NamedApplication } from '#metadata/application.ts'
import type { FormItem, ObjectDefinition } from '#metadata/definitions.ts'
import { ref, whole } from '#metadata/kinds/schema.ts'
import { hasSystemField } from '#metadata/system-fields.ts'
import { argumentsOf } from './argument-schemas.ts'
import { assertShape } from './assert-shape.ts'
import type { Command } from './command.ts'
import { refusedCommand } from './command-problems.ts'
import { defaultColumns } from './default-columns.ts'
import { type After, afterArgument, insertElement } from './element-order.ts'
import { fieldWords } from './field-words.ts'
import { findDefinition, findField } from './find-definition.ts'
import { findSection, itemPlace, sectionArgument, tabArgument, withItems } from './form-places.ts'
import { putDefinition } from './put-definition.ts'
import { shown } from './words.ts'

interface Arguments {
  readonly form: string
  readonly section: string
  readonly tab?: string
  readonly field: string
  readonly width?: number
  readonly after?: After
}

/** `{form, section, tab?, field, width?, after?}`; problem `command/refused` when the form shows the field already. */
export const placeField: Command<Arguments> = {
  arguments: argumentsOf(
    ['Place a field', '放置字段'],
    ['Puts a field onto the form.', '将字段放到表单上。'],
    {
      form: ref('form', ['Form', '表单'], ['Which form.', '哪个表单。']),
      section: sectionArgument,
      tab: tabArgument,
      field: ref('field', ['Field', '字段'], ['Of the object of the form.', '表单所属业务对象的字段。']),
      width: whole(1, 4, ['Width', '宽度'], ['In columns of the section.', '占分区的列数。']),
      after: afterArgument,
    },
    ['form', 'section', 'field'],
  ),
  run(application, { form: name, section, tab, field, width, after }) {
    const form = findDefinition(application, 'form', name)
    const place = findSection(form, section, tab)
    const object = findDefinition(application, 'object', form.object)
    const item = toItem(application, object, field, width)
    if (itemPlace(form, item.field)) throw refusedCommand(`The form ${form.name} shows ${item.field} already.`)
    const items = insertElement(place.section.items, item, after, 'field')
    return putDefinition(application, assertShape(withItems(form, place, items)))
  },
  describe({ form: name, field }, before) {
    const form = findDefinition(before, 'form', name)
    const [text, where] = [fieldWords(before, form.object, field), shown('form', form)]
    return { en: `Field ${text.en} placed on ${where.en}`, 'zh-CN': `将字段“${text['zh-CN']}”放到${where['zh-CN']}` }
  },
}

function toItem(application: NamedApplication, object: ObjectDefinition, field: string, width?: number): FormItem {
  const sized = width === undefined ? {} : { width }
  if (hasSystemField(object, field)) return { field, ...sized }
  const own = findField(object, field)
  if (own.type !== 'children') return { field: own.name, ...sized }
  const columns = defaultColumns(application, findDefinition(application, 'object', own.target), own.via)
  const plain = columns.filter(path => !path.includes('.')).map(path => ({ field: path }))
  return { field: own.name, ...sized, ...(plain.length > 0 ? { columns: plain } : {}) }
}

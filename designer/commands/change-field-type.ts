/** Gives a field another type: it keeps its id, its data is converted at the promotion, and what does not fit is dropped. */
import type { NamedApplication } from '#metadata/application.ts'
import { checkShape } from '#metadata/check-shape.ts'
import type { FieldDefinition, ObjectDefinition } from '#metadata/definitions.ts'
import { field as fieldSchema } from '#metadata/kinds/object/field-schema.ts'
import type { Schema } from '#metadata/kinds/schema.ts'
import { type Also, carryOut, planSettled } from '../uses/plan-removal.ts'
import { alsoArgument, argumentsOf } from './argument-schemas.ts'
import { assertShape } from './assert-shape.ts'
import type { Command } from './command.ts'
import { newErrors } from './errors-after.ts'
import { typeArgument } from './field-argument.ts'
import { findDefinition, findField } from './find-definition.ts'
import { fieldNameArgument, objectNameArgument, shownField } from './object-arguments.ts'
import { putDefinition } from './put-definition.ts'
import type { Both } from './words.ts'

interface Arguments {
  readonly object: string
  readonly field: string
  readonly type: FieldDefinition['type']
  readonly properties?: Readonly<Record<string, unknown>>
  readonly also?: Also
}

/** `{object, field, type, properties?, also?}`: problem `definition/used` where filters, sorts and the like no longer fit. */
export const changeFieldType: Command<Arguments> = {
  arguments: argumentsOf(
    ['Change the type of a field', '修改字段类型'],
    ['Gives a field another type; what the type does not know is dropped.', '修改字段类型，新类型没有的属性将被去掉。'],
    {
      object: objectNameArgument,
      field: fieldNameArgument,
      type: typeArgument,
      properties: {
        type: 'object',
        title: 'Properties',
        description: 'What the new type needs besides, such as its target or choices.',
        'x-zh-CN': { title: '属性', description: '新类型所需的其他属性，例如目标对象或选项。' },
      },
      also: alsoArgument,
    },
    ['object', 'field', 'type'],
  ),
  run(application, { object: name, field, type, properties = {}, also }) {
    const object = findDefinition(application, 'object', name)
    const index = object.fields.indexOf(findField(object, field))
    const retyped = fitting(application, object, index, type, properties)
    const changed = putDefinition(application, assertShape(withField(object, index, retyped)))
    const at = `/fields/${index}`
    const plan = planSettled(
      application,
      changed,
      finding => finding.definition === object.id && (finding.pointer === at || finding.pointer.startsWith(`${at}/`)),
    )
    return carryOut(plan, also)
  },
  describe({ object: name, field, type, properties = {} }, before) {
    const object = findDefinition(before, 'object', name)
    const old = findField(object, field)
    const retyped = fitting(before, object, object.fields.indexOf(old), type, properties)
    const dropped = Object.keys(old).filter(property => !Object.hasOwn(retyped, property))
    const titles = dropped.map(property => titleOf(branchOfType(old.type)?.properties?.[property]))
    const shown = shownField(before, name, field)
    const [from, to] = [titleOf(branchOfType(old.type)), titleOf(branchOfType(type))]
    const list = {
      en: titles.map(title => title.en).join(', '),
      'zh-CN': titles.map(title => title['zh-CN']).join('、'),
    }
    return {
      en: `${shown.en}: type changed from ${from.en} to ${to.en}${list.en && `, without ${list.en}`}`,
      'zh-CN': `${shown['zh-CN']}：类型由${from['zh-CN']}改为${to['zh-CN']}${list['zh-CN'] && `，去掉${list['zh-CN']}`}`,
    }
  },
}

/** The field under its new type, with those of its properties that the type knows and that still fit. */
function fitting(
  application: NamedApplication,
  object: ObjectDefinition,
  index: number,
  type: FieldDefinition['type'],
  properties: Readonly<Record<string, unknown>>,
): FieldDefinition {
  const known = branchOfType(type)?.properties ?? {}
  const old = object.fields[index] as FieldDefinition
  const kept = Object.fromEntries(Object.entries(old).filter(([name]) => Object.hasOwn(known, name)))
  const { id, name } = old
  let field = { ...kept, ...properties, id, name, type } as Readonly<Record<string, unknown>>
  const mayGo = (property: string) =>
    Object.hasOwn(kept, property) && !Object.hasOwn(properties, property) && !common.has(property)
  for (const pointer of misfits(application, object, index, field)) {
    const property = pointer.split('/')[3] ?? ''
    if (!mayGo(property)) continue
    const { [property]: _gone, ...rest } = field
    field = rest
  }
  return field as unknown as FieldDefinition
}

const common = new Set(['id', 'name', 'label', 'type', 'help'])

/** Where the field would be wrong: by its shape, or else by the rules. */
function misfits(application: NamedApplication, object: ObjectDefinition, index: number, field: object): string[] {
  const changed = withField(object, index, field as FieldDefinition)
  const shape = checkShape(changed)
  const at = `/fields/${index}/`
  if (shape.length > 0) return shape.map(finding => finding.pointer).filter(pointer => pointer.startsWith(at))
  return newErrors(application, putDefinition(application, changed))
    .filter(finding => finding.definition === object.id && finding.pointer.startsWith(at))
    .map(finding => finding.pointer)
}

function withField(object: ObjectDefinition, index: number, field: FieldDefinition): ObjectDefinition {
  return { ...object, fields: object.fields.with(index, field) }
}

function branchOfType(type: FieldDefinition['type']): Schema | undefined {
  return fieldSchema.oneOf?.find(branch => branch.properties?.type?.const === type)
}

function titleOf(schema: Schema | undefined): Both {
  return { en: schema?.title ?? '', 'zh-CN': schema?.['x-zh-CN']?.title ?? '' }
}

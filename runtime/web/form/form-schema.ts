/** Turns a form and its object into the JSON Schema and uiSchema that rjsf works on. */
import type { RJSFSchema, UiSchema } from '@rjsf/utils'
import type { FormItem } from '#metadata/definitions.ts'
import { type Catalog, type CatalogField, type CatalogObject, fieldOf } from '../api/catalog.ts'
import { isEditable } from '../fields/field-input.tsx'
import { type FormLayout, formItems } from './choose-form.ts'

export interface FormSchema {
  readonly schema: RJSFSchema
  readonly uiSchema: UiSchema
}

/** What a form needs to know to be drawn and checked; `asked` are fields that rules ask for now, `excused` those that nobody can fill in. */
export function formSchema(
  catalog: Catalog,
  object: CatalogObject,
  form: FormLayout,
  words: Words,
  asked: readonly string[] = [],
  excused: readonly string[] = [],
): FormSchema {
  const items = formItems(form, object)
  const properties: Record<string, RJSFSchema> = {}
  const uiSchema: UiSchema = { 'ui:options': { layout: form, objectName: object.name } }
  for (const item of items) {
    const field = fieldOf(object, item.field)!
    properties[field.name] = { ...valueSchema(catalog, field, item), title: words.label(field) }
    uiSchema[field.name] = {
      'ui:field': field.type === 'children' ? 'lines' : 'value',
      'ui:options': { item, objectName: object.name },
    }
  }
  const required = items
    .filter(item => isAskedFor(fieldOf(object, item.field)!, item) || asked.includes(item.field))
    .filter(item => !excused.includes(item.field))
    .map(item => item.field)
  return { schema: { type: 'object', properties, required }, uiSchema }
}

interface Words {
  readonly label: (field: CatalogField) => string
}

/** Whether the form must be filled in here. */
export function isAskedFor(field: CatalogField, item?: FormItem): boolean {
  if (field.type === 'boolean' || !isEditable(field) || item?.readOnly) return false
  return field.required === true || item?.required === true
}

function valueSchema(catalog: Catalog, field: CatalogField, item?: FormItem): RJSFSchema {
  switch (field.type) {
    case 'text':
      return { type: 'string', ...limits(field) }
    case 'longText':
    case 'phone':
    case 'choice':
      return { type: 'string', ...limits(field) }
    case 'email':
      return { type: 'string', format: 'email' }
    case 'url':
      return { type: 'string', pattern: '^https?://.+' }
    case 'date':
      return { type: 'string', format: 'date' }
    case 'children':
      return { type: 'array', items: lineSchema(catalog, field, item) }
    default:
      return {}
  }
}

function limits(field: CatalogField): RJSFSchema {
  return {
    ...('maxLength' in field && field.maxLength ? { maxLength: field.maxLength } : {}),
    ...('pattern' in field && field.pattern && isPattern(field.pattern) ? { pattern: `^(?:${field.pattern})$` } : {}),
  }
}

function isPattern(text: string): boolean {
  try {
    return Boolean(new RegExp(text, 'u'))
  } catch {
    return false
  }
}

function lineSchema(catalog: Catalog, field: CatalogField, item?: FormItem): RJSFSchema {
  if (field.type !== 'children') return {}
  const target = catalog.objects.get(field.target)
  const columns = lineColumns(catalog, field, item)
  return {
    type: 'object',
    properties: Object.fromEntries(columns.map(column => [column.name, valueSchema(catalog, column)])),
    required: columns.filter(column => target && isAskedFor(column)).map(column => column.name),
  }
}

/** The fields that a child grid shows. */
export function lineColumns(catalog: Catalog, field: CatalogField, item?: FormItem): CatalogField[] {
  if (field.type !== 'children') return []
  const target = catalog.objects.get(field.target)
  if (!target) return []
  const named = item?.columns?.flatMap(column => fieldOf(target, column.field) ?? [])
  if (named?.length) return named
  return target.fields
    .filter(
      child => !child.system && child.type !== 'children' && child.type !== 'longText' && child.name !== field.via,
    )
    .slice(0, 6)
}

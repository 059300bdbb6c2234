/** A field takes its limits from a data type of its own base, and a data type has only limits that its base knows. */
import type { TypeDefinition } from '../definitions.ts'
import { error } from '../finding.ts'
import { field as fieldSchema } from '../kinds/object/field-schema.ts'
import type { Rule } from './context.ts'
import { ownFields } from './own-fields.ts'

const limitNames = ['maxLength', 'pattern', 'min', 'max', 'scale', 'picklist', 'choices'] as const

export const dataTypes: Rule = function* (context) {
  for (const { object, field, use, pointer } of ownFields(context)) {
    const { dataType } = use
    if (!dataType || dataType.base === field.type) continue
    yield error(
      object,
      'data-type/other-base',
      `${pointer}/dataType`,
      `${dataType.name} is for ${dataType.base} fields; ${field.name} is a ${field.type} field.`,
      `${dataType.name} 适用于 ${dataType.base} 字段，而 ${field.name} 为 ${field.type} 字段。`,
    )
  }
  for (const type of context.symbols.all('type')) {
    for (const limit of limitNames) {
      if (type[limit] === undefined || knownTo(type.base).has(limit)) continue
      yield error(
        type,
        'data-type/unfit-limit',
        `/${limit}`,
        `A ${type.base} field knows no ${limit}.`,
        `${type.base} 字段没有 ${limit}。`,
      )
    }
  }
}

function knownTo(base: TypeDefinition['base']): ReadonlySet<string> {
  const branch = fieldSchema.oneOf?.find(item => item.properties?.type?.const === base)
  return new Set(Object.keys(branch?.properties ?? {}))
}

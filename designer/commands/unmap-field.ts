/** Leaves a field of what a conversion makes to the person who converts. */
import { ref } from '#metadata/kinds/schema.ts'
import { argumentsOf } from './argument-schemas.ts'
import type { Command } from './command.ts'
import { findTarget, linesArgument, targetArgument, withMappings } from './conversion-targets.ts'
import { findElement } from './element-order.ts'
import { fieldWords } from './field-words.ts'
import { findDefinition } from './find-definition.ts'
import { putDefinition } from './put-definition.ts'
import { shown } from './words.ts'

interface Arguments {
  readonly conversion: string
  readonly target: string
  readonly lines?: string
  readonly field: string
}

/** `{conversion, target, lines?, field}`; problem `definition/unknown` when the field is not mapped. */
export const unmapField: Command<Arguments> = {
  arguments: argumentsOf(
    ['Remove a mapping', '移除映射'],
    ['The field of the new record is no longer filled in.', '新记录的该字段不再自动填写。'],
    {
      conversion: ref('conversion', ['Conversion', '转换'], ['Which conversion.', '哪个转换。']),
      target: targetArgument,
      lines: linesArgument,
      field: ref('field', ['Field', '字段'], ['What was filled in.', '所填写的字段。']),
    },
    ['conversion', 'target', 'field'],
  ),
  run(application, { conversion: name, target, lines, field }) {
    const conversion = findDefinition(application, 'conversion', name)
    const changed = withMappings(conversion, findTarget(conversion, target), lines, fields =>
      fields.toSpliced(findElement(fields, field, 'mapping of'), 1),
    )
    return putDefinition(application, changed)
  },
  describe({ conversion: name, target, lines, field }, before) {
    const conversion = findDefinition(before, 'conversion', name)
    const where = shown('conversion', conversion)
    const to = fieldWords(
      before,
      findTarget(conversion, target).target,
      lines === undefined ? field : `${lines}.${field}`,
    )
    return {
      en: `${where.en}: ${to.en} is no longer filled in`,
      'zh-CN': `${where['zh-CN']}：不再填写“${to['zh-CN']}”`,
    }
  },
}

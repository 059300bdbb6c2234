/** Says where a field of what a conversion makes is taken from. */
import { flag, ref, text } from '#metadata/kinds/schema.ts'
import { argumentsOf } from './argument-schemas.ts'
import { assertShape } from './assert-shape.ts'
import type { Command } from './command.ts'
import { refusedCommand } from './command-problems.ts'
import { findTarget, linesArgument, targetArgument, withMappings } from './conversion-targets.ts'
import { refuseErrors } from './errors-after.ts'
import { fieldWords } from './field-words.ts'
import { findDefinition } from './find-definition.ts'
import { putDefinition } from './put-definition.ts'
import { shown } from './words.ts'

interface Arguments {
  readonly conversion: string
  readonly target: string
  readonly lines?: string
  readonly field: string
  readonly from?: string
  readonly value?: string | number | boolean | null
  readonly made?: string
  readonly source?: boolean
}

/** `{conversion, target, lines?, field, from | value | made | source}`; a mapping that the field has is replaced. */
export const mapField: Command<Arguments> = {
  arguments: argumentsOf(
    ['Map a field', '映射字段'],
    ['Says where a field of the new record is taken from.', '设定新记录字段的来源。'],
    {
      conversion: ref('conversion', ['Conversion', '转换'], ['Which conversion.', '哪个转换。']),
      target: targetArgument,
      lines: linesArgument,
      field: ref('field', ['Field', '字段'], ['What is filled in.', '要填写的字段。']),
      from: ref('path', ['From', '来源'], ['Path on the source.', '来源对象上的路径。']),
      value: {
        type: ['string', 'number', 'boolean', 'null'],
        maxLength: 4000,
        title: 'Value',
        description: 'Or a constant, $me, today or now.',
        'x-zh-CN': { title: '值', description: '或常量、$me、today、now。' },
      },
      made: text(['Made', '已生成记录'], ['Or the record of an earlier target.', '或前面目标生成的记录。'], {
        minLength: 1,
      }),
      source: flag(['Source', '来源记录'], ['Or the source record itself.', '或来源记录本身。']),
    },
    ['conversion', 'target', 'field'],
  ),
  run(application, { conversion: name, target, lines, field, from, value, made, source }) {
    const sources = { from, value, made, ...(source ? { source } : {}) }
    const said = Object.entries(sources).filter(([, given]) => given !== undefined)
    if (said.length !== 1) throw refusedCommand('Say one of from, value, made and source.')
    const conversion = findDefinition(application, 'conversion', name)
    const mapping = { field, ...Object.fromEntries(said) }
    const changed = withMappings(conversion, findTarget(conversion, target), lines, fields => {
      const at = fields.findIndex(item => item.field === field)
      return at < 0 ? [...fields, mapping] : fields.with(at, mapping)
    })
    return refuseErrors(application, putDefinition(application, assertShape(changed)))
  },
  describe({ conversion: name, target, lines, field, from, value, made, source }, before) {
    const conversion = findDefinition(before, 'conversion', name)
    const [where, made_] = [shown('conversion', conversion), findTarget(conversion, target)]
    const to = fieldWords(before, made_.target, lines === undefined ? field : `${lines}.${field}`)
    const origin = lines === undefined && from !== undefined ? fieldWords(before, conversion.object, from) : undefined
    const constant = source ? { en: 'the source', 'zh-CN': '来源记录' } : undefined
    const plain = from ?? made ?? JSON.stringify(value ?? null)
    const [en, zh] = [(origin ?? constant)?.en ?? plain, (origin ?? constant)?.['zh-CN'] ?? plain]
    return {
      en: `${where.en}: ${to.en} is taken from ${en}`,
      'zh-CN': `${where['zh-CN']}：“${to['zh-CN']}”取自${zh}`,
    }
  },
}

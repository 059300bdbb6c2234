import { kind, oneOf, ref, type Schema, text, whole } from '../schema.ts'

const part = (
  value: string,
  typeName: string,
  title: readonly [string, string],
  description: readonly [string, string],
  properties: Record<string, Schema> = {},
): Schema => ({
  type: 'object',
  properties: {
    part: {
      const: value,
      title: 'Part',
      description: 'What stands here.',
      'x-zh-CN': { title: '组成', description: '此处的内容。' },
    },
    ...properties,
  },
  required: ['part', ...Object.keys(properties)],
  additionalProperties: false,
  title: title[0],
  description: description[0],
  'x-zh-CN': { title: title[1], description: description[1] },
  'x-type': typeName,
})

export const schema = kind(
  'numbering',
  ['Numbering', '编号规则'],
  ['How the numbers of records are made.', '记录编号的生成方式。'],
  {
    object: ref(
      'object',
      ['Object', '业务对象'],
      ['Whose fields the pattern may use.', '编号可使用其字段的业务对象。'],
    ),
    parts: {
      type: 'array',
      minItems: 1,
      maxItems: 20,
      title: 'Parts',
      description: 'What a number is put together from, in order.',
      'x-zh-CN': { title: '组成', description: '编号的各组成部分，按顺序排列。' },
      items: {
        type: 'object',
        discriminator: { propertyName: 'part' },
        required: ['part'],
        'x-type': 'NumberPart',
        oneOf: [
          part('text', 'TextPart', ['Text', '文本'], ['Fixed text.', '固定文本。'], {
            text: text(['Text', '文本'], ['The fixed text.', '固定文本。'], { minLength: 1, maxLength: 20 }),
          }),
          part('year', 'YearPart', ['Year', '年'], ['Four digits.', '四位数字。']),
          part('month', 'MonthPart', ['Month', '月'], ['Two digits.', '两位数字。']),
          part('day', 'DayPart', ['Day', '日'], ['Two digits.', '两位数字。']),
          part('unit', 'UnitPart', ['Unit', '部门'], ['Code of the unit of the record.', '记录所属部门的代码。']),
          part('field', 'FieldPart', ['Field', '字段'], ['Value of a field.', '字段的值。'], {
            field: ref('field', ['Field', '字段'], ['Whose value.', '取值的字段。'], 'object'),
          }),
          part(
            'counter',
            'CounterPart',
            ['Counter', '序号'],
            ['Counts up, filled with zeros.', '递增序号，前面补零。'],
            { digits: whole(1, 12, ['Digits', '位数'], ['Fewest digits.', '最少位数。']) },
          ),
        ],
      },
    },
    reset: oneOf(
      { never: '从不', year: '每年', month: '每月', day: '每日', unit: '按部门' },
      ['Starts anew', '重新计数'],
      ['When the counter begins again.', '序号何时重新开始。'],
    ),
    mode: oneOf(
      { gapless: '连续', fast: '快速' },
      ['Mode', '方式'],
      [
        'Gapless: no number is left out. Fast: numbers of failed saves are lost.',
        '连续：不跳号；快速：保存失败会跳号。',
      ],
    ),
    start: whole(0, 1_000_000_000, ['First number', '起始值'], ['Where the counter begins.', '序号的起始值。']),
  },
  ['parts'],
)

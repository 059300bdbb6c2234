import { constraints } from '../object/field-schema.ts'
import { kind, oneOf } from '../schema.ts'

export const schema = kind(
  'type',
  ['Type', '数据类型'],
  [
    'An entry of the data dictionary: a named field type that fields refer to.',
    '数据字典条目：供字段引用的命名字段类型。',
  ],
  {
    base: oneOf(
      {
        text: '单行文本',
        longText: '多行文本',
        integer: '整数',
        decimal: '小数',
        money: '金额',
        percent: '百分比',
        email: '邮箱',
        phone: '电话',
        url: '网址',
        choice: '单选',
        multiChoice: '多选',
      },
      ['Base', '基本类型'],
      ['The field type it narrows.', '它所细化的字段类型。'],
    ),
    ...constraints,
  },
  ['base'],
)

import { kind, localized, oneOf, text } from '../schema.ts'

export const schema = kind(
  'setting',
  ['Setting', '业务参数'],
  [
    'A business parameter, such as the limit of a large order. Its values are data, per unit and dated.',
    '业务参数，例如大额订单的限额。其取值属于数据，可按部门设置并规定生效日期。',
  ],
  {
    description: localized(['Description', '说明'], ['What it decides.', '该参数的作用。']),
    type: oneOf(
      { number: '数字', text: '文本', boolean: '是否', date: '日期' },
      ['Type', '类型'],
      ['What its values are.', '取值的类型。'],
    ),
    default: text(
      ['Default', '默认值'],
      [
        'Its value where none is set, written as text: 100000, 2026-01-31, true.',
        '未设置取值时采用的值，以文本书写：100000、2026-01-31、true。',
      ],
    ),
  },
  ['type'],
)

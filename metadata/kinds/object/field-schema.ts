/** The field types: what each can be given. A type that is not listed here does not exist. */

import { choices } from '../picklist/schema.ts'
import {
  decimal,
  flag,
  identity,
  label,
  localized,
  name,
  oneOf,
  ref,
  refs,
  type Schema,
  text,
  whole,
} from '../schema.ts'
import { computed } from './computed-schema.ts'

const maxLength = whole(1, 1_000_000, ['Longest text', '最大长度'], ['In characters.', '以字符计。'])
const pattern = text(
  ['Pattern', '格式'],
  ['Regular expression that the whole text matches.', '整个文本须匹配的正则表达式。'],
  { maxLength: 200 },
)
const min = decimal(['Smallest', '最小值'], ['Smallest value accepted.', '可接受的最小值。'])
const max = decimal(['Largest', '最大值'], ['Largest value accepted.', '可接受的最大值。'])
const scale = whole(0, 10, ['Decimals', '小数位'], ['Digits after the point.', '小数点后的位数。'])
const picklist = ref('picklist', ['Pick list', '选项集'], ['Where the choices come from.', '选项的来源。'])

/** Constraints that a type of the data dictionary can hold for its fields. */
export const constraints = { maxLength, pattern, min, max, scale, picklist, choices } satisfies Record<string, Schema>

const common: Record<string, Schema> = {
  id: identity,
  name,
  label,
  help: localized(['Help', '说明'], ['A sentence shown with the field.', '与字段一起显示的说明。']),
  required: flag(['Required', '必填'], ['No record is saved without it.', '缺少它则不能保存记录。']),
  personal: flag(['Personal', '个人信息'], ['Masked in offline copies.', '在设计副本中遮盖。']),
  retired: flag(['Retired', '停用'], ['Kept on old records, no longer offered.', '旧记录保留，不再可用。']),
}
const unique = flag(
  ['Unique', '唯一'],
  ['No two records that are not deleted share a value.', '未删除的记录中不允许重复。'],
)
const dataType = ref(
  'type',
  ['Data type', '数据类型'],
  ['Entry of the data dictionary that it takes its limits from.', '提供其限制的数据字典条目。'],
)
const defaultText = text(['Default', '默认值'], ['Value of a new record.', '新记录的默认值。'])
const today = text(
  ['Default', '默认值'],
  ['Value of a new record: a date, or today, now, today+7.', '新记录的默认值：日期，或 today、now、today+7。'],
  { pattern: '^(today|now|today[+-]\\d{1,4}|\\d{4}-\\d{2}-\\d{2}.*)$' },
)
const target = ref('object', ['Target', '目标对象'], ['The object it leads to.', '所指向的业务对象。'])
const onDelete = oneOf(
  { restrict: '禁止', clear: '清空', cascade: '一并删除' },
  ['On delete', '删除时'],
  ['What happens when the record it leads to is deleted.', '所指记录被删除时的处理。'],
)
const number = {
  ...computed,
  min,
  max,
  unique,
  default: decimal(['Default', '默认值'], ['Value of a new record.', '新记录的默认值。']),
  dataType,
}
const string = { ...computed, maxLength, pattern, unique, default: defaultText, dataType }

type Words = readonly [string, string]
const fieldType = (
  type: string,
  typeName: string,
  title: Words,
  description: Words,
  properties: Record<string, Schema> = {},
  required: string[] = [],
): Schema => ({
  type: 'object',
  properties: {
    ...common,
    type: {
      const: type,
      title: 'Type',
      description: 'The field type.',
      'x-zh-CN': { title: '类型', description: '字段类型。' },
    },
    ...properties,
  },
  required: ['id', 'name', 'type', 'label', ...required],
  additionalProperties: false,
  title: title[0],
  description: description[0],
  'x-zh-CN': { title: title[1], description: description[1] },
  'x-type': typeName,
})

export const field: Schema = {
  type: 'object',
  discriminator: { propertyName: 'type' },
  required: ['type'],
  'x-type': 'FieldDefinition',
  oneOf: [
    fieldType('text', 'TextField', ['Text', '单行文本'], ['One line of text.', '一行文本。'], string),
    fieldType('longText', 'LongTextField', ['Long text', '多行文本'], ['Several lines of text.', '多行文本。'], {
      ...computed,
      maxLength,
      default: defaultText,
      dataType,
    }),
    fieldType('integer', 'IntegerField', ['Integer', '整数'], ['A whole number.', '整数。'], number),
    fieldType(
      'decimal',
      'DecimalField',
      ['Decimal', '小数'],
      ['A number with a fixed count of decimals.', '固定小数位的数字。'],
      { ...number, scale },
    ),
    fieldType('money', 'MoneyField', ['Money', '金额'], ['An amount with its currency.', '带币种的金额。'], {
      ...computed,
      min,
      max,
      scale,
      dataType,
      default: number.default,
    }),
    fieldType('percent', 'PercentField', ['Percent', '百分比'], ['A share: 0.15 is 15 %.', '比例：0.15 即 15%。'], {
      ...number,
      scale,
    }),
    fieldType('rating', 'RatingField', ['Rating', '星级'], ['Stars out of a few.', '若干颗星中的几颗。'], {
      ...computed,
      stars: whole(
        1,
        10,
        ['Stars', '星数'],
        ['The best that can be given; 5 if not said.', '最高可给的星数；不填为 5。'],
      ),
      default: whole(1, 10, ['Default', '默认值'], ['Stars of a new record.', '新记录的星数。']),
    }),
    fieldType('boolean', 'BooleanField', ['Yes or no', '是否'], ['True or false.', '是或否。'], {
      ...computed,
      default: flag(['Default', '默认值'], ['Value of a new record.', '新记录的默认值。']),
    }),
    fieldType('date', 'DateField', ['Date', '日期'], ['A day.', '日期。'], { ...computed, default: today, unique }),
    fieldType('datetime', 'DatetimeField', ['Date and time', '日期时间'], ['A moment.', '时刻。'], {
      ...computed,
      default: today,
    }),
    fieldType('email', 'EmailField', ['E-mail', '邮箱'], ['A mail address.', '电子邮箱地址。'], {
      unique,
      dataType,
      default: defaultText,
    }),
    fieldType('phone', 'PhoneField', ['Phone', '电话'], ['A telephone number.', '电话号码。'], {
      unique,
      dataType,
      default: defaultText,
    }),
    fieldType('url', 'UrlField', ['Web address', '网址'], ['An http or https address.', 'http 或 https 地址。'], {
      unique,
      dataType,
      default: defaultText,
    }),
    fieldType('choice', 'ChoiceField', ['Choice', '单选'], ['One of several choices.', '多个选项之一。'], {
      picklist,
      choices,
      default: defaultText,
      dataType,
    }),
    fieldType(
      'multiChoice',
      'MultiChoiceField',
      ['Choices', '多选'],
      ['Any of several choices.', '多个选项的任意组合。'],
      {
        picklist,
        choices,
        dataType,
        default: {
          type: 'array',
          items: defaultText,
          maxItems: 100,
          title: 'Default',
          description: 'Codes chosen on a new record.',
          'x-zh-CN': { title: '默认值', description: '新记录已选的代码。' },
        },
      },
    ),
    fieldType(
      'reference',
      'ReferenceField',
      ['Reference', '关联'],
      ['One record of another object.', '另一业务对象的一条记录。'],
      {
        target,
        onDelete,
        filter: ref('filter', ['Filter', '过滤条件'], ['Which records can be chosen.', '可选择哪些记录。'], 'target'),
        roles: refs(
          'role',
          ['People with a role', '限定角色'],
          [
            'Of a field that leads to a user: only people who hold one of these roles can be chosen.',
            '用于指向员工的字段：只能选择持有其中任一角色的人员。',
          ],
        ),
        createInPlace: flag(
          ['Create in place', '就地新建'],
          ['A new record can be made from the field.', '可在字段处直接新建记录。'],
        ),
        unique,
        default: text(['Default', '默认值'], ['$me on a field that leads to a user.', '指向员工的字段可填 $me。'], {
          pattern: '^\\$me$',
        }),
      },
      ['target'],
    ),
    fieldType(
      'children',
      'ChildrenField',
      ['Children', '子记录'],
      ['The records of another object that refer to this one.', '引用本记录的另一对象的记录。'],
      {
        target,
        via: ref(
          'field',
          ['Through', '通过字段'],
          ['The reference, on the target, that leads back here.', '目标对象上指回本对象的关联字段。'],
          'target',
        ),
        embedded: flag(
          ['Embedded', '随主记录保存'],
          [
            'Lines that are edited and saved with this record and deleted with it.',
            '作为明细与本记录一起编辑、保存和删除。',
          ],
        ),
      },
      ['target', 'via'],
    ),
    fieldType(
      'anyReference',
      'AnyReferenceField',
      ['Any reference', '多对象关联'],
      ['One record of any of several objects.', '多个业务对象之一的一条记录。'],
      {
        targets: refs('object', ['Targets', '目标对象'], ['The objects it may lead to.', '可以指向的业务对象。']),
      },
      ['targets'],
    ),
    fieldType(
      'autoNumber',
      'AutoNumberField',
      ['Number', '自动编号'],
      ['A number given when the record is made.', '新建记录时自动生成的编号。'],
      {
        numbering: ref('numbering', ['Numbering', '编号规则'], ['The rule that makes it.', '生成编号的规则。']),
      },
      ['numbering'],
    ),
    fieldType('file', 'FileField', ['File', '文件'], ['A file kept with the record.', '随记录保存的文件。'], {
      many: flag(['Several', '多个文件'], ['Holds more than one file.', '可保存多个文件。']),
      accept: text(
        ['Accepts', '允许类型'],
        [
          'Media types, separated by commas: image/*,application/pdf.',
          '媒体类型，以逗号分隔：image/*,application/pdf。',
        ],
        { maxLength: 400 },
      ),
    }),
  ],
}

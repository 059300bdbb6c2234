import { assignments } from '../action/schema.ts'
import { flag, keyed, kind, label, name, namePattern, ref, refs } from '../schema.ts'

const value = {
  type: ['string', 'number', 'boolean', 'null'],
  title: 'Value',
  description: 'A constant, $me, today or now.',
  'x-zh-CN': { title: '值', description: '常量、$me、today 或 now。' },
}

export const schema = kind(
  'conversion',
  ['Conversion', '转换'],
  [
    'Makes new records out of one: a lead becomes account, contact and opportunity.',
    '由一条记录生成新记录：线索转为客户、联系人和商机。',
  ],
  {
    object: ref('object', ['Source', '来源对象'], ['What is converted.', '被转换的对象。']),
    when: ref(
      'filter',
      ['When', '条件'],
      ['Offered only for records that match.', '仅对符合条件的记录提供。'],
      'object',
    ),
    roles: refs('role', ['Roles', '角色'], ['For these only; none named means all.', '仅用于这些角色；不填表示全部。']),
    targets: keyed(
      'id',
      {
        name,
        label,
        target: ref('object', ['Target', '目标对象'], ['What is made.', '生成的对象。']),
        optional: flag(['Optional', '可选'], ['The person may leave it out.', '可以不生成。']),
        match: refs(
          'field',
          ['Match', '匹配字段'],
          ['An existing record with the same values is offered instead.', '值相同的已有记录将被优先提供。'],
          'target',
        ),
        fields: keyed(
          'field',
          {
            field: ref('field', ['Field', '字段'], ['What is filled in.', '要填写的字段。'], 'target'),
            from: ref('path', ['From', '来源'], ['Path on the source.', '来源对象上的路径。'], 'object'),
            made: {
              type: 'string',
              pattern: namePattern,
              title: 'Made',
              description: 'The record that an earlier target made, by its name.',
              'x-zh-CN': { title: '已生成记录', description: '前面目标生成的记录（按名称）。' },
            },
            source: flag(['Source', '来源记录'], ['The source record itself.', '来源记录本身。']),
            value,
          },
          ['field'],
          ['Fields', '字段映射'],
          ['Each from a path, an earlier target, the source or a constant.', '取自路径、前面的目标、来源记录或常量。'],
          'ConversionField',
        ),
        children: keyed(
          'to',
          {
            to: ref('field', ['To', '目标明细'], ['Children field of the target.', '目标对象的子记录字段。'], 'target'),
            from: ref(
              'field',
              ['From', '来源明细'],
              ['Children field of the source.', '来源对象的子记录字段。'],
              'object',
            ),
            fields: keyed(
              'field',
              {
                field: ref('field', ['Field', '字段'], ['Of the new line.', '新明细的字段。'], 'to'),
                from: ref('path', ['From', '来源'], ['Path on the source line.', '来源明细上的路径。'], 'from'),
                value,
              },
              ['field'],
              ['Fields', '字段映射'],
              ['For each line.', '每条明细的映射。'],
              'ConversionLineField',
            ),
          },
          ['to', 'from', 'fields'],
          ['Lines', '明细'],
          ['Child lines that are copied.', '要复制的明细。'],
          'ConversionLines',
        ),
      },
      ['name', 'target', 'fields'],
      ['Targets', '目标'],
      ['What is made, in order.', '生成的记录，按顺序排列。'],
      'ConversionTarget',
    ),
    set: assignments,
    link: keyed(
      'field',
      {
        field: ref('field', ['Field', '字段'], ['Reference on the source.', '来源对象上的关联字段。'], 'object'),
        made: {
          type: 'string',
          pattern: namePattern,
          title: 'Made',
          description: 'The target whose record it then leads to, by its name.',
          'x-zh-CN': { title: '已生成记录', description: '随后指向的目标记录（按名称）。' },
        },
      },
      ['field', 'made'],
      ['Links back', '回写关联'],
      ['What the source remembers of the records made.', '来源记录回写所生成的记录。'],
      'ConversionLink',
    ),
  },
  ['object', 'targets'],
)

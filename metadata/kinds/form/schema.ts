import { expression, flag, keyed, kind, label, oneOf, ref, refs, whole } from '../schema.ts'

const visibleWhen = expression(
  'record',
  'boolean',
  ['Visible when', '显示条件'],
  ['Shown only while it is true; what was entered stays.', '仅在表达式为真时显示；已录入的内容保留。'],
  'object',
)

const object = ref('object', ['Object', '业务对象'], ['Whose records it shows.', '所显示记录的业务对象。'])

export const schema = kind(
  'form',
  ['Form', '表单'],
  [
    'How a record is entered and shown: tabs, sections, fields and child grids.',
    '记录的录入与显示：标签页、分区、字段和明细表。',
  ],
  {
    object,
    recordTypes: refs(
      'recordType',
      ['Record types', '记录类型'],
      ['For these only; none named means all.', '仅用于这些类型；不填表示全部。'],
      'object',
    ),
    roles: refs('role', ['Roles', '角色'], ['For these only; none named means all.', '仅用于这些角色；不填表示全部。']),
    purpose: oneOf(
      { record: '记录', dialog: '对话框' },
      ['Purpose', '用途'],
      [
        'Record: the whole form. Dialog: the short one for create in place.',
        '记录：完整表单；对话框：就地新建用的简表。',
      ],
    ),
    tabs: keyed(
      'id',
      {
        label,
        visibleWhen,
        sections: keyed(
          'id',
          {
            label,
            visibleWhen,
            columns: whole(
              1,
              4,
              ['Columns', '列数'],
              ['Fields beside each other on a wide screen.', '宽屏上并排的字段数。'],
            ),
            items: keyed(
              'field',
              {
                field: ref(
                  'field',
                  ['Field', '字段'],
                  ['The field or children it shows.', '所显示的字段或子记录。'],
                  'object',
                ),
                width: whole(1, 4, ['Width', '宽度'], ['In columns of the section.', '占分区的列数。']),
                readOnly: flag(['Read-only', '只读'], ['Shown, not changed here.', '仅显示，不能在此修改。']),
                required: flag(
                  ['Required', '必填'],
                  ['Asked for here although the field itself does not.', '字段本身非必填，但在此必填。'],
                ),
                visibleWhen,
                requiredWhen: expression(
                  'record',
                  'boolean',
                  ['Required when', '必填条件'],
                  ['Asked for here while it is true.', '表达式为真时在此必填。'],
                  'object',
                ),
                readOnlyWhen: expression(
                  'record',
                  'boolean',
                  ['Read-only when', '只读条件'],
                  ['Not changed here while it is true.', '表达式为真时不能在此修改。'],
                  'object',
                ),
                rows: whole(1, 40, ['Rows', '行数'], ['Height of a long text.', '多行文本的高度。']),
                columns: keyed(
                  'field',
                  {
                    field: ref('field', ['Field', '字段'], ['A field of the child record.', '子记录的字段。'], 'field'),
                    width: whole(40, 800, ['Width', '宽度'], ['In pixels.', '以像素计。']),
                    total: oneOf(
                      { sum: '合计', count: '计数', avg: '平均', min: '最小', max: '最大' },
                      ['Total', '合计方式'],
                      ['What stands below the column.', '列下方显示的汇总。'],
                    ),
                  },
                  ['field'],
                  ['Grid columns', '明细列'],
                  ['What the child grid shows, in order.', '明细表显示的列，按顺序排列。'],
                  'GridColumn',
                ),
              },
              ['field'],
              ['Items', '内容'],
              ['Fields in order.', '字段，按顺序排列。'],
              'FormItem',
            ),
          },
          ['items'],
          ['Sections', '分区'],
          ['Groups of fields.', '字段的分组。'],
          'FormSection',
        ),
      },
      ['label', 'sections'],
      ['Tabs', '标签页'],
      ['In order.', '按顺序排列。'],
      'FormTab',
    ),
    changes: keyed(
      'id',
      {
        on: refs(
          'field',
          ['On change of', '当修改'],
          ['When one of these fields is changed by whoever fills in the form.', '填写人修改其中任一字段时。'],
          'object',
        ),
        when: expression('record', 'boolean', ['When', '条件'], ['Only if it is true.', '仅当表达式为真。'], 'object'),
        set: keyed(
          'field',
          {
            field: ref('field', ['Field', '字段'], ['What is set.', '要设置的字段。'], 'object'),
            formula: expression(
              'record',
              'field',
              ['Formula', '公式'],
              ['Its new value; may be changed afterwards.', '新值，之后仍可修改。'],
              'object',
            ),
          },
          ['field', 'formula'],
          ['Set', '设置'],
          ['Fields and their new values.', '字段及其新值。'],
          'FormulaAssignment',
        ),
      },
      ['on', 'set'],
      ['Changes', '联动规则'],
      [
        'What changes with a field while the form is filled in; lines in a grid go by the dialog of their own object.',
        '填写表单时随字段变化的内容；明细行按其自身业务对象的对话框表单执行。',
      ],
      'FormChange',
    ),
  },
  ['object', 'tabs'],
)

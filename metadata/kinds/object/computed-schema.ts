import { expression, flag, group, oneOf, ref, type Schema } from '../schema.ts'

/** How a value comes about without anybody entering it. A field has at most one of the first two. */
export const computed = {
  formula: expression(
    'record',
    'field',
    ['Formula', '公式'],
    ['Its value is computed from the record and cannot be entered.', '值由本记录计算得出，不能录入。'],
    '$self',
  ),
  whenRead: flag(
    ['Computed when read', '读取时计算'],
    [
      'The formula is computed whenever it is asked for: for what depends on today, on setting or on other records.',
      '每次读取时计算公式：用于依赖今天、业务参数或其他记录的公式。',
    ],
  ),
  rollUp: group(
    {
      children: ref(
        'field',
        ['Children', '子记录'],
        ['The children field whose records are taken together.', '要汇总其记录的子记录字段。'],
        '$self',
      ),
      fn: oneOf(
        { count: '计数', sum: '合计', min: '最小', max: '最大', avg: '平均' },
        ['Function', '函数'],
        ['How they are taken together.', '汇总方式。'],
      ),
      field: ref(
        'field',
        ['Field', '字段'],
        ['The field of the children; not for a count.', '子记录的字段；计数时不填。'],
        'children',
      ),
      where: expression(
        'record',
        'boolean',
        ['Where', '条件'],
        ['Only children for which it is true.', '仅汇总条件为真的子记录。'],
        'children',
      ),
    },
    ['children', 'fn'],
    ['Roll-up', '汇总'],
    [
      'Its value is computed from child records, in the transaction that changes them.',
      '值由子记录汇总得出，与子记录的修改在同一事务中更新。',
    ],
    'RollUp',
  ),
  defaultFormula: expression(
    'record',
    'field',
    ['Computed default', '默认值公式'],
    [
      'Value of a new record that was given none, computed from its other values.',
      '新记录未填写时的值，由其他值计算得出。',
    ],
    '$self',
  ),
} satisfies Record<string, Schema>

import { flag, keyed, kind, label, type Schema, text, whole } from '../schema.ts'

/** Choices in order; the code is what records hold and never changes. */
export const choices: Schema = keyed(
  'code',
  {
    code: text(['Code', '代码'], ['What records hold; never changes.', '记录中保存的值，永不改变。'], {
      pattern: '^[\\p{L}\\p{N}_-]{1,60}$',
    }),
    label,
    color: text(['Color', '颜色'], ['Color of its tag.', '标签的颜色。'], {
      pattern: '^(#[0-9a-f]{6}|blue|cyan|geekblue|gold|green|lime|magenta|orange|purple|red|volcano|default)$',
    }),
    closed: flag(
      ['Closed', '已结束'],
      ['Records in this state no longer count as open.', '处于此状态的记录不再视为未完成。'],
    ),
    retired: flag(['Retired', '停用'], ['Shown on old records, no longer offered.', '旧记录仍显示，但不再可选。']),
    parent: text(['Parent', '上级'], ['Code of the choice above it.', '上级选项的代码。'], { maxLength: 60 }),
    probability: whole(
      0,
      100,
      ['Probability', '概率'],
      ['Likelihood in percent, where it stands for a stage.', '作为阶段时的成功概率（百分比）。'],
    ),
  },
  ['code', 'label'],
  ['Choices', '选项'],
  ['What can be chosen, in order.', '可供选择的值，按顺序排列。'],
  'Choice',
)

export const schema = kind(
  'picklist',
  ['Pick list', '选项集'],
  ['Choices shared by several fields.', '多个字段共用的选项。'],
  { choices },
  ['choices'],
)

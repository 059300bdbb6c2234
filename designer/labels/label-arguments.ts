/** The arguments of the commands that set texts. */
import { oneOf, type Schema, text } from '#metadata/kinds/schema.ts'

import { kindArgument, nameArgument } from '../commands/argument-schemas.ts'

export const labelArguments: Readonly<Record<string, Schema>> = {
  kind: kindArgument,
  name: nameArgument,
  path: text(['Place', '位置'], ['Such as fields.industry.label.', '例如 fields.industry.label。'], { minLength: 1 }),
  locale: oneOf({ en: '英文', 'zh-CN': '中文' }, ['Language', '语言'], ['Of the text.', '文本的语言。']),
  text: text(['Text', '文本'], ['What people read; empty takes it away.', '显示的文本；留空则清除。']),
}

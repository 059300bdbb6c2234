/** Sets one text in one language. */

import { changeLabels, findLabel } from '../labels/change-labels.ts'
import { labelArguments } from '../labels/label-arguments.ts'
import type { LabelChange } from '../labels/read-labels-csv.ts'
import { argumentsOf } from './argument-schemas.ts'
import type { Command } from './command.ts'
import { findDefinition } from './find-definition.ts'
import { shown } from './words.ts'

/** `{kind, name, path, locale, text}`: `path` as the list of labels has it, such as `fields.industry.label`. */
export const setLabel: Command<LabelChange> = {
  arguments: argumentsOf(
    ['Set a text', '设置文本'],
    ['Sets what people read, in one language.', '设置某种语言的显示文本。'],
    labelArguments,
    ['kind', 'name', 'path', 'locale', 'text'],
  ),
  run: (application, change) => changeLabels(application, [change]),
  describe({ kind, name, path, locale, text }, before) {
    const definition = findDefinition(before, kind, name)
    const [where, { what }] = [shown(kind, definition), findLabel(definition, path)]
    const [en, zh] = locale === 'en' ? ['English', '英文'] : ['Chinese', '中文']
    const said = text.trim() === '' ? undefined : text.slice(0, 80)
    return {
      en: `${where.en}, ${what.en} in ${en}: ${said === undefined ? 'taken away' : `"${said}"`}`,
      'zh-CN': `${where['zh-CN']} ${what['zh-CN']}的${zh}文本：${said === undefined ? '清除' : `“${said}”`}`,
    }
  },
}

/** The default of a field or setting is a value that it accepts. */
import { error } from '../finding.ts'
import { settingFault } from '../setting-fault.ts'
import type { Rule } from './context.ts'
import { misfit } from './misfit.ts'
import { ownFields } from './own-fields.ts'

export const defaults: Rule = function* (context) {
  for (const { object, field, use, pointer } of ownFields(context)) {
    if (!('default' in field) || field.default === undefined) continue
    const wrong = misfit(field.default, use, { as: 'default', object }, context)
    if (wrong) yield error(object, 'default/unfit', `${pointer}/default`, wrong.en, wrong.zh, wrong.near)
  }
  for (const setting of context.symbols.all('setting')) {
    const wrong = setting.default === undefined ? undefined : settingFault(setting.type, setting.default)
    if (wrong) yield error(setting, 'default/unfit', '/default', wrong.en, wrong.zh)
  }
}

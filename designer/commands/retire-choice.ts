/** Takes a choice out of use: old records still show it, new ones are not offered it. Or brings it back. */
import { flag } from '#metadata/kinds/schema.ts'
import { type Also, carryOut, planSettled } from '../uses/plan-removal.ts'
import { alsoArgument, argumentsOf } from './argument-schemas.ts'
import {
  codeArgument,
  findChoice,
  findHolder,
  type HolderArguments,
  holderArguments,
  shownChoice,
  shownHolder,
  withChoices,
} from './choice-holder.ts'
import type { Command } from './command.ts'
import { putDefinition } from './put-definition.ts'

interface Arguments extends HolderArguments {
  readonly code: string
  readonly retired?: boolean
  readonly also?: Also
}

/** `{picklist | object + field, code, retired?, also?}`: problem `definition/used` where it is a default. */
export const retireChoice: Command<Arguments> = {
  arguments: argumentsOf(
    ['Retire a choice', '停用选项'],
    ['No longer offers a choice; old records keep it.', '不再提供该选项，旧记录保留。'],
    {
      ...holderArguments,
      code: codeArgument,
      retired: flag(['Retired', '停用'], ['Unless it is false, which brings it back.', '填 false 则恢复使用。']),
      also: alsoArgument,
    },
    ['code'],
  ),
  run(application, { code, retired = true, also, ...args }) {
    const holder = findHolder(application, args)
    const choice = findChoice(holder, code)
    if (Boolean(choice.retired) === retired) return application
    const { retired: _was, ...rest } = choice
    const now = retired ? { ...rest, retired } : rest
    const choices = holder.choices.map(item => (item === choice ? now : item))
    return carryOut(planSettled(application, putDefinition(application, withChoices(holder, choices))), also)
  },
  describe({ code, retired = true, ...args }, before) {
    const [label, where] = [shownChoice(before, args, code), shownHolder(before, args)]
    const [en, zh] = retired ? ['retired', '停用'] : ['brought back', '恢复']
    return { en: `${where.en}: choice ${label.en} ${en}`, 'zh-CN': `${where['zh-CN']}：${zh}选项“${label['zh-CN']}”` }
  },
}

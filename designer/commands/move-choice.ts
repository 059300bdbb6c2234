/** Moves a choice to another place in its list. */
import { choices as choicesSchema } from '#metadata/kinds/picklist/schema.ts'
import { argumentsOf } from './argument-schemas.ts'
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
import { type After, afterArgument, insertElement } from './element-order.ts'
import { putDefinition } from './put-definition.ts'

interface Arguments extends HolderArguments {
  readonly code: string
  readonly after?: After
}

/** `{picklist | object + field, code, after?}` */
export const moveChoice: Command<Arguments> = {
  arguments: argumentsOf(
    ['Move a choice', '移动选项'],
    ['Moves a choice to another place.', '调整选项的次序。'],
    { ...holderArguments, code: codeArgument, after: afterArgument },
    ['code'],
  ),
  run(application, { code, after, ...args }) {
    const holder = findHolder(application, args)
    const choice = findChoice(holder, code)
    const others = holder.choices.filter(item => item !== choice)
    const choices = insertElement(others, choice, after, 'choice', choicesSchema)
    const isSame = choices.every((item, index) => item === holder.choices[index])
    return isSame ? application : putDefinition(application, withChoices(holder, choices))
  },
  describe({ code, ...args }, before) {
    const [label, where] = [shownChoice(before, args, code), shownHolder(before, args)]
    return { en: `${where.en}: choice ${label.en} moved`, 'zh-CN': `${where['zh-CN']}：移动选项“${label['zh-CN']}”` }
  },
}

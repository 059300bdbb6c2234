/** Adds a choice to a pick list or to a field with choices of its own. */
import type { Choice, LocalizedText } from '#metadata/definitions.ts'
import { choices as choicesSchema } from '#metadata/kinds/picklist/schema.ts'
import { argumentsOf } from './argument-schemas.ts'
import { assertShape } from './assert-shape.ts'
import { findHolder, type HolderArguments, holderArguments, shownHolder, withChoices } from './choice-holder.ts'
import type { Command } from './command.ts'
import { refusedCommand } from './command-problems.ts'
import { type After, afterArgument, insertElement } from './element-order.ts'
import { refuseErrors } from './errors-after.ts'
import { putDefinition } from './put-definition.ts'
import { labelOf } from './words.ts'

interface Arguments extends HolderArguments {
  readonly choice: Omit<Choice, 'label'> & { readonly label?: LocalizedText }
  readonly after?: After
}

/** `{picklist | object + field, choice: {code, label?, …}, after?}` */
export const addChoice: Command<Arguments> = {
  arguments: argumentsOf(
    ['Add a choice', '新增选项'],
    ['Adds a choice to a pick list or field.', '向选项集或字段新增选项。'],
    {
      ...holderArguments,
      choice: {
        ...choicesSchema.items,
        required: ['code'],
        title: 'Choice',
        description: 'The new choice.',
        'x-zh-CN': { title: '选项', description: '新选项。' },
      },
      after: afterArgument,
    },
    ['choice'],
  ),
  run(application, { choice, after, ...args }) {
    const holder = findHolder(application, args)
    if (holder.choices.some(item => item.code === choice.code)) {
      throw refusedCommand(`There is a choice ${choice.code} already.`)
    }
    const whole: Choice = { label: { en: choice.code, 'zh-CN': choice.code }, ...choice }
    const choices = insertElement(holder.choices, whole, after, 'choice', choicesSchema)
    return refuseErrors(application, putDefinition(application, assertShape(withChoices(holder, choices))))
  },
  describe({ choice, ...args }, before) {
    const [label, where] = [labelOf({ label: choice.label ?? {}, name: choice.code }), shownHolder(before, args)]
    return { en: `${where.en}: choice ${label.en} added`, 'zh-CN': `${where['zh-CN']}：新增选项“${label['zh-CN']}”` }
  },
}

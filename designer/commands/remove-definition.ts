/** Removes a definition, and with agreement all that means nothing without it. */
import type { KindName } from '#metadata/kinds/schema.ts'
import { type Also, carryOut, planRemoval } from '../uses/plan-removal.ts'
import { alsoArgument, argumentsOf, kindArgument, nameArgument } from './argument-schemas.ts'
import type { Command } from './command.ts'
import { shownDefinition } from './words.ts'

interface Arguments {
  readonly kind: KindName
  readonly name: string
  readonly also?: Also
}

/** `{kind, name, also?}`: problem `definition/used` 409 with `uses` and `also` where others use it and nobody agreed. */
export const removeDefinition: Command<Arguments> = {
  arguments: argumentsOf(
    ['Remove', '移除'],
    ['Removes a definition and what means nothing without it.', '移除定义项及失去意义的内容。'],
    { kind: kindArgument, name: nameArgument, also: alsoArgument },
    ['kind', 'name'],
  ),
  run: (application, { kind, name, also }) => carryOut(planRemoval(application, { kind, name }), also),
  describe({ kind, name }, before) {
    const { en, 'zh-CN': zh } = shownDefinition(before, kind, name)
    return { en: `${en} removed`, 'zh-CN': `移除${zh}` }
  },
}

/** Adds a definition as it is written; whatever lacks an id is given one. */
import { checkShape } from '#metadata/check-shape.ts'
import type { Definition } from '#metadata/definitions.ts'
import { giveIdentities } from '#metadata/identities.ts'
import { argumentsOf } from './argument-schemas.ts'
import type { Command } from './command.ts'
import { malformedDefinition } from './command-problems.ts'
import { refuseBroken } from './errors-after.ts'
import { putDefinition } from './put-definition.ts'
import { shown } from './words.ts'

interface Arguments {
  readonly definition: Readonly<Record<string, unknown>>
}

/** `{definition}`: problems `definition/malformed` and `command/refused` with `findings`. */
export const addDefinition: Command<Arguments> = {
  arguments: argumentsOf(
    ['Add a definition', '新增定义项'],
    ['Adds a definition as it is written.', '按所写内容新增定义项。'],
    {
      definition: {
        type: 'object',
        title: 'Definition',
        description: 'The whole definition; ids may be left out.',
        'x-zh-CN': { title: '定义项', description: '完整的定义项，可省略标识。' },
      },
    },
    ['definition'],
  ),
  run(application, args) {
    const { value } = giveIdentities(args.definition)
    const findings = checkShape(value)
    if (findings.length > 0) throw malformedDefinition(findings[0]!.message.en!, { findings })
    const definition = value as Definition
    const after = { form: 'named' as const, definitions: [...application.definitions, definition] }
    const isTaken = application.definitions.some(item => item.id === definition.id)
    return refuseBroken(application, isTaken ? after : putDefinition(application, definition))
  },
  describe({ definition }) {
    const { en, 'zh-CN': zh } = shown((definition as unknown as Definition).kind, definition as unknown as Definition)
    return { en: `${en} added`, 'zh-CN': `新增${zh}` }
  },
}

/** Turns a request into an edit: finds the command by its name and checks its arguments before anything is touched. */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'

import { didYouMean } from '#metadata/did-you-mean.ts'
import { hostileFault } from '#metadata/hostile-fault.ts'
import type { Command } from '../commands/command.ts'
import { commands } from '../commands/commands.ts'
import { invalidCommand, unknownCommand } from './draft-problems.ts'
import type { Edit } from './edit-draft.ts'

const ajv = new Ajv2020({ strict: false, allErrors: true, discriminator: true, validateFormats: false })
const validators = new Map<string, ValidateFunction>()

/** The edit that a command with these arguments makes; problems `command/unknown` 404, `command/invalid` 422. */
export function toEdit(name: unknown, args: Readonly<Record<string, unknown>>): Edit {
  const names = Object.keys(commands)
  if (typeof name !== 'string' || !Object.hasOwn(commands, name)) {
    const near = typeof name === 'string' ? didYouMean(name, names) : names
    throw unknownCommand(`There is no command ${String(name).slice(0, 60)}.`, { didYouMean: near })
  }
  const hostile = hostileFault(args)
  if (hostile) throw invalidCommand(hostile.en)
  const command = commands[name as keyof typeof commands] as unknown as Command<object>
  const validate = validators.get(name) ?? ajv.compile(command.arguments)
  validators.set(name, validate)
  if (!validate(args)) {
    const errors = (validate.errors ?? []).slice(0, 20).map(({ instancePath, keyword, message, params }) => ({
      pointer: instancePath,
      code: `argument/${keyword}`,
      message: `${message ?? keyword}${'additionalProperty' in params ? `: ${String(params.additionalProperty)}` : ''}`,
    }))
    throw invalidCommand(`The arguments of ${name} are not right: ${errors[0]?.pointer} ${errors[0]?.message}.`, {
      errors,
    })
  }
  return {
    command: name,
    arguments: args,
    run: application => command.run(application, args),
    describe: before => command.describe(args, before),
  }
}

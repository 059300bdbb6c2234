/** Every command of the designer by its name. One that is not listed here does not exist. */
import { addDefinition } from './add-definition.ts'
import type { Command } from './command.ts'
import { renameDefinition } from './rename-definition.ts'
import { setProperty } from './set-property.ts'

export const commands = {
  'add-definition': addDefinition,
  'rename-definition': renameDefinition,
  'set-property': setProperty,
} satisfies Record<string, Command<never>>

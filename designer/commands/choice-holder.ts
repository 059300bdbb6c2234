/** Where choices stand: in a pick list, or in a field that has its own. */
import type { NamedApplication } from '#metadata/application.ts'
import type { Choice, Definition } from '#metadata/definitions.ts'
import { didYouMean } from '#metadata/did-you-mean.ts'
import { ref, type Schema, text } from '#metadata/kinds/schema.ts'
import { unknownDefinition } from '#runtime/problems.ts'
import { refusedCommand } from './command-problems.ts'
import { findDefinition, findField } from './find-definition.ts'
import { fieldNameArgument, objectNameArgument, shownField } from './object-arguments.ts'
import { type Path, valueAt, writeAt } from './place.ts'
import { type Both, labelOf, shownDefinition } from './words.ts'

export interface HolderArguments {
  readonly picklist?: string
  readonly object?: string
  readonly field?: string
}

/** A pick list, or an object with one of its fields. */
export const holderArguments: Readonly<Record<string, Schema>> = {
  picklist: ref('picklist', ['Pick list', '选项集'], ['Which pick list.', '哪个选项集。']),
  object: { ...objectNameArgument, description: 'Or the object whose field has choices of its own.' },
  field: fieldNameArgument,
}

export const codeArgument = text(['Code', '代码'], ['Which choice.', '哪个选项。'], { minLength: 1, maxLength: 60 })

/** A list of choices with the way to it. */
interface Holder {
  readonly definition: Definition
  readonly steps: Path
  readonly choices: readonly Choice[]
}

/** The choices that are meant; problems `definition/unknown`, `command/refused`. */
export function findHolder(application: NamedApplication, { picklist, object, field }: HolderArguments): Holder {
  if (picklist !== undefined && object === undefined && field === undefined) {
    const definition = findDefinition(application, 'picklist', picklist)
    return { definition, steps: ['choices'], choices: definition.choices }
  }
  if (picklist !== undefined || object === undefined || field === undefined) {
    throw refusedCommand('Name a pick list, or an object and a field.')
  }
  const definition = findDefinition(application, 'object', object)
  const found = findField(definition, field)
  const steps = ['fields', definition.fields.indexOf(found), 'choices']
  const choices = valueAt(definition, steps)
  if (Array.isArray(choices)) return { definition, steps, choices }
  const shared = 'picklist' in found && found.picklist ? `: it takes them from the pick list ${found.picklist}` : ''
  throw refusedCommand(`${definition.name}.${found.name} has no choices of its own${shared}.`)
}

/** The choice of a code; problem `definition/unknown`. */
export function findChoice({ choices }: Holder, code: string): Choice {
  const found = choices.find(choice => choice.code === code)
  if (found) return found
  const near = didYouMean(
    code,
    choices.map(choice => choice.code),
  )
  throw unknownDefinition(`There is no choice ${code}.`, near.length > 0 ? { didYouMean: near } : {})
}

/** The definition with other choices. */
export function withChoices({ definition, steps }: Holder, choices: readonly Choice[]): Definition {
  return writeAt(definition, steps, choices)
}

/** Whose choices they are. */
export function shownHolder(
  application: NamedApplication,
  { picklist, object = '', field = '' }: HolderArguments,
): Both {
  return picklist === undefined
    ? shownField(application, object, field)
    : shownDefinition(application, 'picklist', picklist)
}

/** What people call a choice. */
export function shownChoice(application: NamedApplication, holder: HolderArguments, code: string): Both {
  const choice = findHolder(application, holder).choices.find(item => item.code === code)
  return labelOf(choice && { label: choice.label, name: code }, code)
}

/** Variables that somebody brings along when he starts a workflow: those that it declares, of their types. */
import type { WorkflowVariable } from '#metadata/definitions.ts'
import { didYouMean } from '#metadata/did-you-mean.ts'
import { problemKind } from '#platform/problem.ts'

import { toDecimal } from '../../feel/decimal.ts'
import { parseDate, parseDateTime, parseDuration } from '../../feel/temporal/parse-temporal.ts'
import type { FeelValue } from '../../feel/values.ts'
import { escapePointer } from '../../fields/pointer.ts'
import { toStored } from '../engine/stored-value.ts'
import type { StoredVariable, StoredVariables } from '../engine/types.ts'
import { storeJson } from '../from-json.ts'

const invalidVariables = problemKind('workflow/invalid-variables', 422, 'The variables do not fit the workflow')

type Declared = Pick<WorkflowVariable, 'name' | 'type'>

/** Throws `workflow/invalid-variables` for names that are not declared and values of other types; people are chosen elsewhere. */
export function takeVariables(
  declared: readonly Declared[],
  given: Readonly<Record<string, unknown>>,
): StoredVariables {
  const open = new Map(declared.filter(item => item.type !== 'people').map(item => [item.name, item.type]))
  const errors: { pointer: string; code: string; message: string; didYouMean?: readonly string[] }[] = []
  const taken: Record<string, StoredVariable> = {}
  for (const [name, value] of Object.entries(given)) {
    const type = open.get(name)
    const stored = type && takeValue(type, value)
    const pointer = `/variables/${escapePointer(name)}`
    const code = 'workflow/invalid-variables'
    if (type === undefined) {
      const near = didYouMean(name, [...open.keys()])
      const message = `The workflow takes no variable "${name}".`
      errors.push({ pointer, code, message, ...(near.length > 0 ? { didYouMean: near } : {}) })
    } else if (stored === undefined) errors.push({ pointer, code, message: `"${name}" has to be ${words[type]}.` })
    else taken[name] = stored
  }
  if (errors.length > 0) throw invalidVariables(errors[0]?.message ?? '', { errors })
  return taken
}

const words: Readonly<Record<Declared['type'], string>> = {
  text: 'a text',
  number: 'a number',
  boolean: 'true or false',
  date: 'a date such as 2026-01-31',
  datetime: 'a moment such as 2026-01-31T09:00:00Z',
  duration: 'a duration such as P1D',
  record: 'an object',
  records: 'a list',
  people: 'people',
  list: 'a list',
  any: 'any value',
}

/** Undefined for a value of another type. */
function takeValue(type: Declared['type'], value: unknown): StoredVariable | undefined {
  if (value === null || type === 'any') return storeJson(value)
  const text = typeof value === 'string' ? value : undefined
  switch (type) {
    case 'text':
      return text === undefined ? undefined : storeJson(text)
    case 'number':
      if (typeof value === 'number') return storeJson(value)
      return text !== undefined && /^-?\d{1,34}(?:\.\d{1,34})?$/.test(text) ? toStored(toDecimal(text)) : undefined
    case 'boolean':
      return typeof value === 'boolean' ? storeJson(value) : undefined
    case 'date':
      return stored(parseDate(text ?? ''))
    case 'datetime':
      return stored(parseDateTime(text ?? ''))
    case 'duration':
      return stored(parseDuration(text ?? ''))
    case 'list':
    case 'records':
      return Array.isArray(value) ? storeJson(value) : undefined
    case 'record':
      return typeof value === 'object' && !Array.isArray(value) ? storeJson(value) : undefined
    case 'people':
      return undefined
  }
}

const stored = (value: FeelValue) => (value === null ? undefined : toStored(value))

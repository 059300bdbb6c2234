/** What a conversion proposes for each record that it makes, what the person chooses of it, and what is wrong with that. */
import type { LocalizedText } from '#metadata/definitions.ts'
import type { ValueError } from '../api/problem.ts'
import type { RecordValues, Reference } from '../api/values.ts'

export interface Target {
  readonly name: string
  readonly label?: LocalizedText
  readonly object: string
  readonly optional?: boolean
  readonly values: RecordValues
  readonly matches: readonly Reference[]
}

/** Values and record are kept whichever is chosen, so that going back and forth loses nothing. */
export interface Choice {
  readonly kind: 'new' | 'existing' | 'skip'
  readonly values: RecordValues
  readonly record: Reference | undefined
}

/** What is proposed: a record that is there already, if one is. */
export const firstChoice = ({ values, matches }: Target): Choice => ({
  kind: matches[0] ? 'existing' : 'new',
  values,
  record: matches[0],
})

/** An error of one target: at a field of it, or of the whole. */
export interface TargetFault {
  readonly field: string | undefined
  readonly error: ValueError
}

/** Errors by target, out of pointers such as `/targets/account/values/name`; the rest by ''. */
export function faultsByTarget(errors: readonly ValueError[]): ReadonlyMap<string, readonly TargetFault[]> {
  const found = errors.map(error => {
    const [first, target = '', part, field] = error.pointer.split('/').slice(1).map(unescapePointer)
    if (first !== 'targets') return { target: '', fault: { field: undefined, error } }
    return { target, fault: { field: part === 'values' ? field : undefined, error } }
  })
  return new Map(
    [...Map.groupBy(found, item => item.target)].map(([key, items]) => [key, items.map(item => item.fault)]),
  )
}

const unescapePointer = (step: string): string => step.replaceAll('~1', '/').replaceAll('~0', '~')

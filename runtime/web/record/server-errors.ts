/** Puts the server's errors of single values at the inputs they belong to; the rest stays above the form. */
import type { ErrorSchema } from '@rjsf/utils'
import type { ApiProblem, ValueError } from '../api/problem.ts'
import type { FormData } from '../form/validator.ts'

export interface PlacedErrors {
  readonly atFields: ErrorSchema<FormData>
  readonly elsewhere: readonly string[]
}

/** Errors by field of the form. */
export function placeErrors(
  problem: ApiProblem,
  names: ReadonlySet<string>,
  say: (error: ValueError) => string,
  /** Says what is at no input of the form: with its field. */
  sayElsewhere: (name: string, error: ValueError) => string,
): PlacedErrors {
  const atFields: Record<string, unknown> = {}
  const elsewhere: string[] = []
  for (const error of problem.errors) {
    const [name = '', ...rest] = error.pointer.split('/').slice(1)
    if (!names.has(name)) elsewhere.push(sayElsewhere(name, error))
    else place(atFields, [name, ...rest.filter(step => !['create', 'update'].includes(step))], say(error))
  }
  return { atFields: atFields as ErrorSchema<FormData>, elsewhere }
}

function place(root: Record<string, unknown>, path: readonly string[], text: string): void {
  let at = root
  for (const step of path) {
    const next = (at[step] ?? {}) as Record<string, unknown>
    at[step] = next
    at = next
  }
  at.__errors = [...((at.__errors as string[] | undefined) ?? []), text]
}

/** Puts the arguments of a call at the parameters of a signature. */
import type { Signature, SignatureParameter } from './built-ins.ts'
import type { Arguments, Expression, Name } from './syntax.ts'

/** An argument with the name under which it was given. */
export interface Argument {
  readonly node: Expression
  readonly name: Name | undefined
}

/** An argument at its parameter. */
export interface Bound {
  readonly argument: Argument
  readonly parameter: SignatureParameter
}

/** The arguments as they were given. */
export const argumentsOf = (given: Arguments): Argument[] =>
  given.kind === 'named'
    ? given.values.map(({ parameter, value }) => ({ node: value, name: parameter }))
    : given.values.map(node => ({ node, name: undefined }))

/** How many arguments a signature takes; the rest counts as one. */
export function countsOf({ parameters }: Signature): number[] {
  const least = parameters.filter(parameter => !parameter.optional).length
  return Array.from({ length: parameters.length - least + 1 }, (_, index) => least + index)
}

/** The arguments at the parameters of a signature; undefined where they are too many or too few. */
export function bindArguments({ parameters }: Signature, given: readonly Argument[]): Bound[] | undefined {
  if (given.some(({ name }) => name)) {
    const bound = given.flatMap(argument => {
      const parameter = parameters.find(item => item.name === argument.name?.name)
      return parameter ? [{ argument, parameter }] : []
    })
    const isWhole = parameters.every(item => item.optional || bound.some(({ parameter }) => parameter === item))
    return bound.length === given.length && isWhole ? bound : undefined
  }
  const last = parameters.at(-1)
  const least = parameters.filter(parameter => !parameter.optional).length
  if (given.length < least || (given.length > parameters.length && !last?.rest)) return undefined
  return given.map((argument, index) => ({ argument, parameter: (parameters[index] ?? last) as SignatureParameter }))
}

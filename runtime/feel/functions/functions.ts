/** The built-in functions, by name. */
import { aggregateFunctions } from './aggregate.ts'
import type { BuiltIn } from './built-in.ts'
import { contextFunctions } from './context.ts'
import { conversionFunctions } from './conversion.ts'
import { listFunctions } from './list.ts'
import { numericFunctions } from './numeric.ts'
import { otherFunctions } from './other.ts'
import { rangeFunctions } from './range.ts'
import { stringFunctions } from './string.ts'
import { temporalFunctions } from './temporal.ts'

/** What each function of metadata/feel/built-ins.ts does. */
export const functions: Readonly<Record<string, BuiltIn>> = {
  ...conversionFunctions,
  ...stringFunctions,
  ...listFunctions,
  ...aggregateFunctions,
  ...numericFunctions,
  ...rangeFunctions,
  ...temporalFunctions,
  ...contextFunctions,
  ...otherFunctions,
}

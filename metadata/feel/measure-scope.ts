/** The names of expressions over the measures of a report: nothing but these measures, all of them numbers. */
import type { Symbols } from '../application.ts'
import type { Scope } from './scope.ts'

/** The scope in which these measures are known. */
export function measureScope(symbols: Symbols, names: readonly string[]): Scope {
  return {
    symbols,
    get: name => (names.includes(name) ? { type: { kind: 'number' }, read: { root: name, path: [] } } : undefined),
    names: () => names,
  }
}

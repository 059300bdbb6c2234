/** Another name for a variable in the text of an expression; names that it brings itself and members stay. */
import type { Symbols } from '../application.ts'
import type { ObjectDefinition } from '../definitions.ts'
import { checkExpression } from './check.ts'
import { recordScope } from './scope.ts'
import { any } from './types.ts'

/** By which the places of the variable are told from other references. */
const marker = { id: '@variable', kind: 'object', name: '', label: {}, fields: [] } as unknown as ObjectDefinition

/** The text in which the variable `from` is called `to`. */
export function renameVariable(text: string, from: string, to: string, symbols: Symbols): string {
  const scope = recordScope(symbols, undefined)
  const { references } = checkExpression(text, {
    symbols,
    names: () => [...scope.names(), from],
    get: name =>
      name === from
        ? { type: any, read: { root: name, path: [] }, reference: { target: 'field', object: marker } }
        : scope.get(name),
  })
  return references
    .filter(reference => reference.object === marker)
    .toReversed()
    .reduce((written, spot) => written.slice(0, spot.from) + to + written.slice(spot.to), text)
}

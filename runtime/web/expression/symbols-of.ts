/** The objects that somebody may see, as the checker of expressions looks them up: what is hidden is unknown to it. */
import { indexSymbols, type Symbols, toApplication } from '#metadata/application.ts'
import type { Definition } from '#metadata/definitions.ts'
import type { Catalog } from '../api/catalog.ts'

const known = new WeakMap<Catalog, Symbols>()

/** Objects and roles of the catalog, indexed once. */
export function symbolsOf(catalog: Catalog): Symbols {
  let symbols = known.get(catalog)
  if (!symbols) {
    const objects = [...catalog.objects.values()].map(object => ({
      ...object,
      kind: 'object',
      fields: object.fields.filter(field => !field.system),
    }))
    const roles = catalog.roles.map(role => ({ ...role, kind: 'role' }))
    symbols = indexSymbols(toApplication([...objects, ...roles] as unknown as Definition[]))
    known.set(catalog, symbols)
  }
  return symbols
}

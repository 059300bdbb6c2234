/** Asks again for everything on the screen that a change of records may have changed. */
import type { QueryClient } from '@tanstack/react-query'

const untouched = new Set<unknown>(['me', 'catalog', 'conversion', 'currency-codes', 'sessions', 'api-keys'])

export function refreshRecords(client: QueryClient): Promise<void> {
  return client.invalidateQueries({ predicate: query => !untouched.has(query.queryKey[0]) })
}

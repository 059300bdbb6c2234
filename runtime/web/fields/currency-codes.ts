/** The currencies that amounts may be in: the active records of the system's currency object. */
import { post } from '../api/request.ts'

interface CurrencyPage {
  readonly records: readonly { readonly code?: string }[]
}

/** Their codes, or none when this person may not read them. */
export async function currencyCodes(): Promise<string[]> {
  try {
    const page = await post<CurrencyPage>('/api/records/currency/query', {
      filter: { combinator: 'and', rules: [{ field: 'active', operator: '=', value: true }] },
      fields: ['code'],
      sort: ['code'],
      limit: 200,
    })
    return page.records.flatMap(record => record.code ?? [])
  } catch {
    return []
  }
}

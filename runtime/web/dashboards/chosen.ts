/** What is chosen of the shared filters of a dashboard: kept in the address, else as the dashboard begins. */
import { useMemo } from 'react'
import type { DashboardDefinition } from '#metadata/definitions.ts'
import { useSession } from '../api/session.ts'
import { type AddressChange, useAddressState } from '../shell/use-address-state.ts'
import type { Chosen } from './tile-question.ts'

/** As it is shown, as tiles ask with it, and what changes it; `undefined` goes back to the beginning. */
export function useChosen(
  filters: DashboardDefinition['filters'],
): readonly [shown: Chosen, asked: Chosen, choose: (change: AddressChange) => void] {
  const [search, choose] = useAddressState()
  const { me } = useSession()
  const unit = me.user.unit?.id
  const shown = useMemo(() => shownWith(filters, id => search.get(id)), [filters, search])
  const asked = useMemo(() => askedWith(shown, unit), [shown, unit])
  return [shown, asked, choose]
}

/** What is chosen of each filter, else what it begins with. */
export function shownWith(
  filters: DashboardDefinition['filters'],
  chosen: (id: string) => string | null | undefined,
): Chosen {
  return Object.fromEntries((filters ?? []).map(({ id, default: first = '' }) => [id, chosen(id) ?? first]))
}

/** As tiles ask with it: the unit of whoever looks by its id. */
export function askedWith(shown: Chosen, unit: string | undefined): Chosen {
  return Object.fromEntries(
    Object.entries(shown).map(([id, value]) => [id, value === '$my_unit' ? (unit ?? nobody) : value]),
  )
}

/** The unit of whoever has none. */
const nobody = '00000000-0000-0000-0000-000000000000'

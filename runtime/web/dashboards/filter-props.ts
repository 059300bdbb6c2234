/** What the input of a shared filter is given. */
import type { DashboardFilter } from '#metadata/definitions.ts'

export interface FilterProps {
  readonly id: string
  readonly label: string
  readonly filter: DashboardFilter
  readonly value: string
  readonly onChange: (value: string) => void
}

/** What a new dashboard of one's own begins with: no tile, and filters that most tiles can follow. */
import type { DashboardBody } from './kept-dashboard.ts'

export const emptyDashboard: DashboardBody = {
  filters: [
    { id: 'period', type: 'period' },
    { id: 'person', type: 'user' },
  ],
  tiles: [],
}

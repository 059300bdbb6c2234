/** What was decided a year and more ago, month by month: so that this year stands beside another one. */
import { buyers } from './accounts.ts'
import { addDays, later, workday, workingHour } from './calendar.ts'
import { addOpportunity, anyBuyer, type Opportunity } from './opportunities.ts'
import { projects } from './opportunity-texts.ts'
import { createRandom } from './random.ts'

const random = createRandom('past opportunities')

/** Month, how many were won and how many lost: little around New Year, much before the half-year and the year end. */
const months = [
  ['2024-10', 4, 4],
  ['2024-11', 5, 4],
  ['2024-12', 5, 5],
  ['2025-01', 2, 3],
  ['2025-02', 1, 2],
  ['2025-03', 6, 4],
  ['2025-04', 6, 3],
  ['2025-05', 4, 5],
  ['2025-06', 6, 5],
  ['2025-07', 3, 4],
  ['2025-08', 3, 3],
  ['2025-09', 4, 1],
  ['2025-10', 4, 0],
  ['2025-11', 3, 3],
  ['2025-12', 8, 1],
  ['2026-01', 2, 0],
  ['2026-02', 1, 0],
  ['2026-03', 3, 2],
  ['2026-04', 1, 3],
] as const

function addClosed(month: string, stage: 'won' | 'lost'): Opportunity {
  const closeDate = workday(`${month}-${String(random.int(3, 28)).padStart(2, '0')}`)
  const known = buyers.filter(item => item.createdOn < addDays(closeDate, -40))
  const account = anyBuyer(
    random,
    known.filter(item => stage === 'lost' || item.status !== 'prospect'),
  )
  const project = random.weighted(projects.map(item => [item, item.weight] as const))
  const createdOn = later(workday(addDays(closeDate, -random.int(35, 150))), account.createdOn)
  return addOpportunity(random, account, project, {
    createdAt: workingHour(random, createdOn),
    course: { stage, closeDate, closed: true },
  })
}

export const pastOpportunities: readonly Opportunity[] = months.flatMap(([month, won, lost]) => [
  ...Array.from({ length: won }, () => addClosed(month, 'won')),
  ...Array.from({ length: lost }, () => addClosed(month, 'lost')),
])

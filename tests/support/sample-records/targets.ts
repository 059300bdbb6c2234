/** What everybody in sales, and each unit, is to win month by month; and how many activities are expected. */
import { money } from './money.ts'
import { type User, user } from './organisation.ts'
import { createRandom } from './random.ts'
import { owned, type Row } from './row.ts'

const random = createRandom('targets')

/** Person, what he is to win in the first and in the second year (thousand yuan), activities a month. */
const people = [
  ['wang', 800, 1500, 12],
  ['zhao', 2400, 3300, 26],
  ['liu', 3200, 2400, 22],
  ['huang', 1300, 1400, 12],
  ['he', 5600, 9000, 45],
  ['clarke', 1600, 2600, 20],
  ['weber', 7000, 6600, 38],
] as const

/** The managers of units, and whose targets their units add up. */
const units = [
  ['wang', ['wang', 'zhao', 'liu']],
  ['huang', ['huang', 'he']],
  ['clarke', ['clarke', 'weber']],
  ['lin', ['wang', 'zhao', 'liu', 'huang', 'he', 'clarke', 'weber']],
] as const

/** Twelfths of the year, in percent: little around New Year, much before the half-year and the year end. */
const seasons = [5, 5, 8, 8, 9, 11, 7, 7, 9, 9, 10, 12] as const
const months = ['2025', '2026'].flatMap((year, index) =>
  seasons.map((share, month) => ({ index, share, on: `${year}-${String(month + 1).padStart(2, '0')}-01`, year })),
)

type Person = (typeof people)[number]

/** Thousand yuan, to the nearest ten. */
const quota = ([, first, second]: Person, index: number, share: number) =>
  Math.round(((index === 0 ? first : second) * share) / 1000) * 10

const rows: Row[] = []

interface Target {
  readonly scope: 'person' | 'unit'
  readonly kind: string
  readonly on: string
  readonly year: string
  readonly holds: Readonly<Record<string, unknown>>
}

function add(owner: User, { scope, kind, on, year, holds }: Target): void {
  const at = `${Number(year) - 1}-12-08T02:15:00.000Z`
  rows.push({ id: random.id(at), kind, scope, period: 'month', starts_on: on, ...holds, ...owned(owner, at) })
}
const thousand = (value: number) => ({ amount: money(value * 100_000, 'CNY') })

for (const { index, share, on, year } of months) {
  for (const person of people) {
    add(user(person[0]), { scope: 'person', kind: 'won', on, year, holds: thousand(quota(person, index, share)) })
    add(user(person[0]), {
      scope: 'person',
      kind: 'activities',
      on,
      year,
      holds: { number: Math.round(person[3] * (index === 0 ? 0.5 : 1)) },
    })
  }
  for (const [manager, members] of units) {
    const sum = people
      .filter(([key]) => members.some(member => member === key))
      .reduce((total, person) => total + quota(person, index, share), 0)
    add(user(manager), { scope: 'unit', kind: 'won', on, year, holds: thousand(sum) })
  }
}

export const targetRows: readonly Row[] = rows

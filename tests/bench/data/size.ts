/** How much there is of everything, and how people belong together. The figures of docs/performance.md are for these. */

export interface DataSize {
  readonly units: number
  /** A multiple of `units` and of `teams`. */
  readonly users: number
  readonly teams: number
  readonly accounts: number
  readonly contacts: number
  readonly opportunities: number
  readonly activities: number
}

/** 1,000 people in 50 units and 200 teams: a person sees the records of a team of five, 1,000 of 200,000 opportunities. */
export const fullSize: DataSize = {
  units: 50,
  users: 1000,
  teams: 200,
  accounts: 20_000,
  contacts: 200_000,
  opportunities: 200_000,
  activities: 500_000,
}

/** For trying the benchmark itself. */
export const smallSize: DataSize = {
  units: 5,
  users: 50,
  teams: 10,
  accounts: 500,
  contacts: 5000,
  opportunities: 5000,
  activities: 12_000,
}

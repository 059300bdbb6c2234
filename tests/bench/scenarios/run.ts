/** What one run was asked to measure, and where. */
import type { BenchDatabase } from '../data/bench-database.ts'

export interface Run {
  readonly database: BenchDatabase
  readonly connections: readonly number[]
  readonly rounds: number
  /** Seconds of each measurement, and before it. */
  readonly seconds: number
  readonly warmUp: number
  /** Process ids of the database's connections, where they run on this machine. */
  backends(): Promise<number[]>
  /** Only this operation. */
  readonly operation: string | undefined
  /** Rows of the large tables; as many as the scenario likes where nothing is said. */
  readonly rows: number | undefined
  /** To try the benchmark itself. */
  readonly isSmall: boolean
  readonly say: (text: string) => void
}

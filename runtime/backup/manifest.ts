/** What a backup says of itself before the data come. */
import type { TableRows } from './kept-tables.ts'

/** Version of the form of backups. */
export const backupFormat = 1

export interface Manifest {
  readonly format: number
  /** Version of the product that wrote it. */
  readonly product: string
  /** ISO 8601, UTC: the moment whose state it holds. */
  readonly at: string
  /** Number of the head. */
  readonly revision: number
  /** Schema of the records. */
  readonly ed: string
  /** Migrations that had been applied, as `layer/name`. */
  readonly migrations: readonly string[]
  readonly partitions: readonly Partition[]
  readonly counters: readonly Counter[]
}

/** A part of a table that is cut by time. */
export interface Partition {
  readonly schema: string
  readonly table: string
  readonly name: string
  /** ISO 8601; the first is in it, the second is not. */
  readonly from: string
  readonly to: string
}

/** How far the sequence of an identity column has counted. */
export interface Counter {
  readonly schema: string
  readonly table: string
  readonly column: string
  readonly value: number
  readonly isCalled: boolean
}

/** Stands before the rows of a table. */
export type TableHead = Pick<TableRows, 'schema' | 'name' | 'columns'>

/** Stands after them. */
export interface TableEnd {
  readonly rows: number
}

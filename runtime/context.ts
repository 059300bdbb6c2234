/** What every interpreter is given: which metadata, which records, who asks, through which connection. */
import type { Catalog } from '#metadata/catalog.ts'
import type { Database, Transaction } from '#platform/database/database.ts'
import type { Printer } from '#platform/print/printer.ts'

import type { Rights } from './access/rights.ts'
import type { Change } from './audit/changes.ts'
import type { ReportLimits } from './reports/report-turns.ts'

/** Who acts, with everything that decides what he may see. */
export interface Actor {
  readonly userId: string
  readonly name: string
  /** Ids of the role definitions he holds, sorted. */
  readonly roleIds: readonly string[]
  readonly unitId: string | null
  /** His unit and all below it. */
  readonly unitsBelow: readonly string[]
  readonly teamIds: readonly string[]
  /** Himself and the members of his teams. */
  readonly teamMates: readonly string[]
  readonly locale: 'en' | 'zh-CN'
  /** IANA name; "today" is his. */
  readonly timeZone: string
}

/** Where a change came from, for the audit. */
export interface Source {
  readonly kind: 'form' | 'api' | 'import' | 'bulk' | 'conversion' | 'action' | 'workflow' | 'system'
  readonly ip?: string | undefined
  readonly client?: string | undefined
  /** Of a change by a workflow: its instance, who started that, and how many workflows stand behind one another. */
  readonly instance?: string | undefined
  readonly starter?: string | undefined
  readonly depth?: number | undefined
  /** The doing of a person that it follows at once, and the instance in which he did it. */
  readonly cause?: Cause | undefined
}

/** What somebody did that a workflow goes on from: began it, completed a task with an outcome, took it back. */
export interface Cause {
  readonly person: string
  readonly did: 'start' | 'complete' | 'withdraw'
  readonly outcome?: string
  readonly instance: string
}

export interface Context {
  readonly catalog: Catalog
  /** Schema of the records; `<ed>_log` beside it holds audit, outbox and counters. */
  readonly ed: string
  readonly actor: Actor
  /** What the actor's roles add up to in this catalog. */
  readonly rights: Rights
  readonly db: Database
  /** IANA name of the system's time zone; numbers and other things that nobody owns go by it. */
  readonly timeZone: string
  /** The address people use; undefined when nobody said. */
  readonly publicUrl?: string | undefined
  /** Makes PDFs; undefined where nothing is printed. */
  readonly printer?: Printer | undefined
  readonly source: Source
  /** How many reports run at once, and for how long; the usual where nothing is said. */
  readonly reportLimits?: ReportLimits | undefined
  /** What follows from records that were made or changed, in the same transaction: workflows begin. */
  readonly afterWrite?: AfterWrite | undefined
}

/** Called when everything that belongs to the change is written. */
export type AfterWrite = (context: Context & { readonly tx: Transaction }, changes: readonly Change[]) => Promise<void>

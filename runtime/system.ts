/** One running system: its catalogs, its records, its database. Everything that answers requests is given one. */
import type { Database } from '#platform/database/database.ts'
import type { Printer } from '#platform/print/printer.ts'

import { rightsOf } from './access/rights.ts'
import type { CatalogCache } from './catalog-cache.ts'
import type { Actor, AfterWrite, Context, Source } from './context.ts'
import type { ReportLimits } from './reports/report-turns.ts'

export interface System {
  readonly catalogs: CatalogCache
  /** Schema of the records. */
  readonly ed: string
  readonly db: Database
  /** IANA name; for people who have chosen none. */
  readonly timeZone: string
  /** The address people use, without a slash at the end; undefined when nobody said. */
  readonly publicUrl?: string | undefined
  /** Called after a change was committed, so that those who wait for changes look at once instead of soon. */
  readonly committed?: () => void
  /** The address that mails come from; undefined: mail is off. */
  readonly mailFrom?: string | undefined
  /** Hosts within that workflows may call, `host` or `host:port`; none unless said. */
  readonly webhookHosts?: ReadonlySet<string>
  /** Undefined where nothing is printed: on the command line. */
  readonly printer?: Printer | undefined
  /** How many reports run at once, and for how long; the usual where nothing is said. */
  readonly reportLimits?: ReportLimits | undefined
  readonly afterWrite?: AfterWrite
}

/** Who asks, before a catalog is chosen. */
export interface Caller {
  readonly actor: Actor
  readonly source: Source
}

/** The context of a caller in one catalog. */
export function toContext(system: System, caller: Caller, catalog = system.catalogs.current()): Context {
  return {
    catalog,
    ed: system.ed,
    db: system.db,
    timeZone: system.timeZone,
    publicUrl: system.publicUrl,
    printer: system.printer,
    reportLimits: system.reportLimits,
    actor: caller.actor,
    source: caller.source,
    rights: rightsOf(catalog, caller.actor.roleIds),
    afterWrite: system.afterWrite,
  }
}

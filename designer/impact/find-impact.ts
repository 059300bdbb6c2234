/**
 * What promoting an application would do to the records and people of production, counted live. It judges the change,
 * not the application: what is wrong in itself is a finding.
 */
import type { ResolvedApplication } from '#metadata/application.ts'
import { readStorage } from '#metadata/revisions.ts'
import { readTableNames } from '#metadata/storage/existing-tables.ts'
import { createStorageMap } from '#metadata/storage/storage-map.ts'
import type { Context } from '#runtime/context.ts'
import type { System } from '#runtime/system.ts'
import { findAccessChanges } from './checks/access-changes.ts'
import { findBackFills } from './checks/back-fills.ts'
import { findNarrowedValues } from './checks/narrowed-values.ts'
import { findPersonalUses } from './checks/personal-uses.ts'
import { findProgramKeys } from './checks/program-keys.ts'
import { findRemovals } from './checks/removals.ts'
import { findRequirements } from './checks/requirements.ts'
import { findRestorations } from './checks/restorations.ts'
import { findTypeChanges } from './checks/type-changes.ts'
import { findUniqueKeys } from './checks/unique-keys.ts'
import type { ImpactItem } from './impact-item.ts'
import { type ImpactWorld, toSide } from './impact-world.ts'
import { type ProbeLimits, usualLimits, withProbe } from './probe.ts'

type Check = (world: ImpactWorld) => Promise<ImpactItem[]>

const checks: readonly Check[] = [
  findRemovals,
  findTypeChanges,
  findRequirements,
  findUniqueKeys,
  findNarrowedValues,
  findRestorations,
  findAccessChanges,
  findPersonalUses,
  findProgramKeys,
  findBackFills,
]

const order: readonly ImpactItem['severity'][] = ['destructive', 'warning', 'info']

/** Every item, the gravest first; each question is asked once and for no longer than the limits allow. `asker` is told names. */
export async function findImpact(
  { db, ed }: Pick<System, 'db' | 'ed'>,
  before: ResolvedApplication,
  after: ResolvedApplication,
  limits: ProbeLimits = usualLimits,
  asker?: Context,
): Promise<ImpactItem[]> {
  const rows = (await readStorage(db)).filter(row => row.state !== 'prepared')
  const tables = await readTableNames(db, ed)
  const items = await withProbe(db, ed, limits, async probe => {
    const storage = createStorageMap(rows)
    const world: ImpactWorld = { ed, before: toSide(before), after: toSide(after), storage, tables, probe, asker }
    const found: ImpactItem[] = []
    for (const check of checks) found.push(...(await check(world)))
    return found
  })
  return items.sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity))
}

/** The items that nobody has acknowledged and that must be. */
export function unacknowledged(items: readonly ImpactItem[], keys: readonly string[]): ImpactItem[] {
  return items.filter(item => item.severity === 'destructive' && !keys.includes(item.key))
}

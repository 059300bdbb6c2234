/**
 * What is asked when a report is: a definition by its name, a report that somebody keeps by its uuid, or one that came
 * with the request. Everything but a definition is asked as the caller's own: with names that he may see only.
 */
import sql, { raw, type Sql } from 'sql-template-tag'

import { checkShape } from '#metadata/check-shape.ts'
import type { Definition, LocalizedText, ReportDefinition } from '#metadata/definitions.ts'
import type { ReportBody } from '#metadata/report-body.ts'

import type { Context } from '../context.ts'
import { isSharedWith, type SharingRow, sharingColumns } from '../personal/sharing.ts'
import { asReport, fromStoredReport } from '../personal/stored-report.ts'
import { noRight } from '../problems.ts'
import { findDefinition } from '../query/find-definition.ts'
import { quote } from '../query/identifiers.ts'
import { isUuid } from '../query/is-uuid.ts'
import { knownParts } from './known-parts.ts'
import { incompleteReport, invalidReport, unknownReport } from './report-problems.ts'

/** `name` of a definition or uuid of a personal report; or a report of one's own, which may be a variant of a definition. */
export type Asked =
  | { readonly name: string }
  | { readonly report: Readonly<Record<string, unknown>>; readonly base?: string | undefined }

/** The report, and where its names come from. */
export interface FoundReport {
  readonly report: ReportDefinition
  /** Names in its filters are those of an administrator. */
  readonly isStored: boolean
  /** The definition that a variant keeps to: its query, filter and parameters hold, too. */
  readonly base?: ReportDefinition
}

/** A row of `personal_report`. */
export interface PersonalReportRow extends SharingRow {
  readonly id: string
  readonly owner_id: string
  readonly object_id: string
  readonly base_id: string | null
  readonly name: string
  readonly definition: ReportBody
}

/** Throws `definition/unknown`, `personal-report/unknown`, `personal-report/incomplete`, `report/invalid`, `access/denied`. */
export async function findReport(context: Context, asked: Asked): Promise<FoundReport> {
  if ('report' in asked) return ownReport(context, asked.report, asked.base)
  if (!isUuid(asked.name)) {
    return { report: findDefinition(context, 'report', asked.name).definition, isStored: true }
  }
  const [row] = await context.db.query<PersonalReportRow>(
    sql`select id, owner_id, object_id, base_id, name, ${sharingColumns}, definition from ${personalReportTable(context.ed)}
      where id = ${asked.name} and ${isSharedWith(context)}`,
  )
  if (!row) throw unknownReport('There is no such report of yours, and none is shared with you.')
  const found = personalReport(context, row)
  if (found.lost.length === 0 && found.base !== null) {
    return { report: found.report, isStored: false, ...(found.base ? { base: found.base } : {}) }
  }
  throw incompleteReport(
    'It uses something that is gone or that you may not see. Whoever made it can open it for editing and save it again without that.',
    row.owner_id === context.actor.userId
      ? {
          errors: found.lost.map(pointer => ({
            pointer,
            code: 'personal-report/incomplete',
            message: 'It is gone, or hidden from you.',
          })),
        }
      : {},
  )
}

/** The table of kept reports, as SQL. */
export function personalReportTable(ed: string): Sql {
  return raw(`${quote(`${ed}_log`)}.personal_report`)
}

/** A kept report as the caller may know it; `base` is null when it is a variant of what is gone or not for him. */
export function personalReport(
  context: Context,
  row: PersonalReportRow,
): { report: ReportDefinition; lost: readonly string[]; base: ReportDefinition | null | undefined } {
  const named = asReport(fromStoredReport(context.catalog, row.definition), row.id, row.name)
  const { report, lost } = knownParts(context, named)
  return { report, lost, base: row.base_id === null ? undefined : baseOf(context, row.base_id) }
}

function baseOf(context: Context, id: string): ReportDefinition | null {
  const definition = context.catalog.symbols.byId(id)
  if (definition?.kind !== 'report') return null
  const { rights, catalog } = context
  const object = catalog.objects.get(definition.object)
  const isOpen =
    object !== undefined &&
    rights.scope(object, 'read') !== 'none' &&
    rights.isFor(definition.roles) &&
    rights.may('reports', definition.name)
  return isOpen ? definition : null
}

/** A report that came with the request, of the shape that its kind has. Without a base it needs the right to analyse. */
export function ownReport(
  context: Context,
  given: Readonly<Record<string, unknown>>,
  baseName: string | undefined,
): FoundReport {
  const base = baseName === undefined ? undefined : findDefinition(context, 'report', baseName).definition
  if (!base && !context.rights.has('analyse')) throw noRight('You may not ask reports of your own.')
  const label: LocalizedText = {}
  const value = { id: 'own-report', name: 'own', label, ...given, kind: 'report' } as unknown as Definition
  const [finding] = checkShape(value)
  if (finding) {
    throw invalidReport(
      finding.pointer ?? '',
      finding.message.en ?? 'It is no report.',
      finding.didYouMean ? { didYouMean: finding.didYouMean } : {},
    )
  }
  const report = value as ReportDefinition
  if (base && base.object !== report.object) {
    throw invalidReport('/object', `"${base.name}" is about "${base.object}": a variant is about the same.`)
  }
  return { report, isStored: false, ...(base ? { base } : {}) }
}

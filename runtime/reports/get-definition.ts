/** What a report says, for whoever wants to make another from it: as far as he may know it. */
import sql from 'sql-template-tag'

import type { LocalizedText, QueryParameter, ReportDefinition } from '#metadata/definitions.ts'
import type { Filter } from '#metadata/filter.ts'
import type { ReportBody } from '#metadata/report-body.ts'

import type { Context } from '../context.ts'
import { changed } from '../personal/kept-row.ts'
import { isSharedWith, type SharingAnswer, sharingAnswers, sharingColumns } from '../personal/sharing.ts'
import { bodyOfReport } from '../personal/stored-report.ts'
import { findDefinition } from '../query/find-definition.ts'
import { isUuid } from '../query/is-uuid.ts'
import type { Answer } from '../read.ts'
import { type PersonalReportRow, personalReport, personalReportTable } from './find-report.ts'
import { knownParts } from './known-parts.ts'
import { unknownReport } from './report-problems.ts'

/** What a variant of a definition keeps to. */
export interface ReportBase {
  readonly name: string
  readonly label: LocalizedText
  /** Of its filter and query what the caller may see. */
  readonly filters?: readonly Filter[]
  /** There is a condition that he may not see. */
  readonly hidden?: true
  readonly parameters?: readonly QueryParameter[]
}

/** A report as it can be edited. */
export interface ReportToEdit extends Partial<SharingAnswer> {
  readonly name: string
  readonly label: LocalizedText
  readonly object: string
  /** Of a definition without what its variants keep to. */
  readonly report: ReportBody
  readonly base?: ReportBase
  /** Positions that had to be left out: gone, or not to be seen. */
  readonly lost?: readonly string[]
  readonly mine?: boolean
  /** When it was saved; a save names it. */
  readonly changed?: string
}

/** Throws `definition/unknown` or `personal-report/unknown`. */
export async function getDefinition(context: Context, name: string): Promise<Answer<ReportToEdit>> {
  const isPersonal = isUuid(name)
  const [row] = await context.db.query<PersonalReportRow & { revision: number; id: string | null; changed: string }>(
    isPersonal
      ? sql`select h.revision, v.* from bm.head h left join lateral (
          select id, owner_id, object_id, base_id, name, ${sharingColumns}, definition, ${changed} from ${personalReportTable(context.ed)}
          where id = ${name} and ${isSharedWith(context)}) v on true`
      : sql`select revision, null as id from bm.head`,
  )
  const revision = row?.revision ?? 0
  if (!isPersonal) return { revision, value: ofDefinition(context, name) }
  if (!row?.id) throw unknownReport('There is no such report of yours, and none is shared with you.')
  const { report, lost, base } = personalReport(context, row)
  const isMine = row.owner_id === context.actor.userId
  const gone = base === null ? [...lost, '/base'] : lost
  if (lost.includes('/object') || (gone.length > 0 && !isMine)) {
    throw unknownReport('There is no such report of yours, and none is shared with you.')
  }
  const value: ReportToEdit = {
    name: row.id,
    label: report.label,
    object: report.object,
    report: bodyOfReport(report),
    ...(base ? { base: baseFor(context, base) } : {}),
    ...(gone.length > 0 ? { lost: gone } : {}),
    ...(await sharingAnswers(context, [row]))(row),
    mine: isMine,
    ...(isMine ? { changed: row.changed } : {}),
  }
  return { revision, value }
}

function ofDefinition(context: Context, name: string): ReportToEdit {
  const { definition } = findDefinition(context, 'report', name)
  const { report, lost } = knownParts(context, definition)
  const { filter: _filter, query: _query, parameters: _parameters, ...body } = bodyOfReport(report)
  const kept = lost.filter(pointer => !/^\/(filter|query|parameters)/.test(pointer))
  return {
    name,
    label: definition.label,
    object: definition.object,
    report: body,
    base: baseFor(context, definition),
    ...(kept.length > 0 ? { lost: kept } : {}),
  }
}

function baseFor(context: Context, base: ReportDefinition): ReportBase {
  const query = base.query === undefined ? undefined : context.catalog.symbols.definition('query', base.query)
  const parameters = [...(query?.parameters ?? []), ...(base.parameters ?? [])]
  const conditions = [query?.filter, base.filter].flatMap(filter => filter ?? [])
  const filters = conditions.filter(filter => isKnownFilter(context, base.object, filter))
  return {
    name: base.name,
    label: base.label,
    ...(filters.length > 0 ? { filters } : {}),
    ...(filters.length < conditions.length ? { hidden: true as const } : {}),
    ...(parameters.length > 0 ? { parameters } : {}),
  }
}

function isKnownFilter(context: Context, object: string, filter: Filter): boolean {
  const probe: ReportDefinition = {
    id: 'probe',
    kind: 'report',
    name: 'probe',
    label: {},
    object,
    measures: [],
    filter,
  }
  return knownParts(context, probe).lost.length === 0
}

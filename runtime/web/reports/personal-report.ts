/** Reports that people keep, as the server lists them, and what is needed to edit one. */
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { LocalizedText, QueryParameter, ReportPeriod } from '#metadata/definitions.ts'
import type { Filter } from '#metadata/filter.ts'
import type { ReportBody } from '#metadata/report-body.ts'
import type { CatalogReport } from '../api/catalog.ts'
import { get, request } from '../api/request.ts'
import { useSession } from '../api/session.ts'
import type { KeptAs, Sharing } from '../sharing/sharing.ts'
import { cancelReport, type ReportAnswer, type ReportInput, reportQuestion } from './report-api.ts'

export interface PersonalReport extends KeptAs {
  readonly id: string
  readonly object: string
  /** The definition that it is a variant of. */
  readonly base?: string
  readonly mine: boolean
  /** When it was saved; a save names it. */
  readonly changed: string
  readonly description?: LocalizedText
  readonly parameters?: readonly QueryParameter[]
  readonly period?: ReportPeriod['range']
  /** It names something that is gone or hidden. */
  readonly incomplete?: true
}

/** The answer of `GET /api/reports/{name}/definition`. */
export interface ReportToEdit extends Partial<Sharing> {
  readonly name: string
  readonly label: LocalizedText
  readonly object: string
  readonly report: ReportBody
  readonly base?: {
    readonly name: string
    readonly label: LocalizedText
    readonly filters?: readonly Filter[]
    readonly hidden?: true
    readonly parameters?: readonly QueryParameter[]
  }
  readonly lost?: readonly string[]
  readonly mine?: boolean
  readonly changed?: string
}

const isPersonal = (name: string): boolean => /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(name)

/** His own and those that are shared with him. */
export function usePersonalReports(isWanted = true): UseQueryResult<readonly PersonalReport[]> {
  return useQuery({
    queryKey: ['personal-reports'],
    queryFn: async ({ signal }) => (await get<{ reports: PersonalReport[] }>('/api/personal-reports', signal)).reports,
    enabled: isWanted,
  })
}

export interface FoundReport {
  /** Nothing while it is looked for, and where there is none. */
  readonly report: CatalogReport | undefined
  readonly personal: PersonalReport | undefined
  readonly isLoading: boolean
  readonly error: unknown
}

/** A report by its name or, where somebody keeps it, by its uuid. */
export function useReport(name: string): FoundReport {
  const { catalog } = useSession()
  const kept = usePersonalReports(isPersonal(name))
  const personal = kept.data?.find(item => item.id === name)
  if (!isPersonal(name)) {
    return { report: catalog.reports.get(name), personal: undefined, isLoading: false, error: undefined }
  }
  return { report: personal && asCatalogReport(personal), personal, isLoading: kept.isLoading, error: kept.error }
}

/** A kept report in the words of the catalog: what it is called is the same in every language. */
export function asCatalogReport({ id, name, object, description, parameters, period }: PersonalReport): CatalogReport {
  return {
    id,
    name: id,
    label: { en: name, 'zh-CN': name },
    object,
    ...(description ? { description } : {}),
    ...(parameters ? { parameters: [...parameters] } : {}),
    ...(period ? { period } : {}),
  }
}

/** Asks a report that nobody has saved; when the question is given up, its statement ends in the database, too. */
export async function askOwnReport(
  report: ReportBody,
  base: string | undefined,
  signal: AbortSignal,
  input?: ReportInput,
): Promise<ReportAnswer> {
  const run = crypto.randomUUID()
  const giveUp = () => void cancelReport(run).catch(() => undefined)
  signal.addEventListener('abort', giveUp)
  try {
    const body = { ...(input ? reportQuestion(input) : {}), report, run, ...(base === undefined ? {} : { base }) }
    return await request<ReportAnswer>('POST', '/api/reports', { body, signal })
  } finally {
    signal.removeEventListener('abort', giveUp)
  }
}

/** Who answers what tiles ask: production, unless the screen around them says otherwise, as the designer's canvas does. */
import { createContext } from 'react'
import type { ListDefinition } from '#metadata/definitions.ts'
import type { Filter } from '#metadata/filter.ts'
import { post } from '../api/request.ts'
import type { RecordsAnswer } from '../list/use-records.ts'
import { askReport, cancelReport, type ReportAnswer, type ReportInput } from '../reports/report-api.ts'

/** What a tile wants of a list. */
export interface ListWish {
  readonly fields: readonly string[]
  readonly limit: number
  readonly filter?: Filter | undefined
}

export interface TileAnswers {
  /** Tells apart what the same question is answered elsewhere. */
  readonly reportKey: (report: string | undefined) => readonly unknown[]
  readonly listKey: (list: ListDefinition | undefined) => readonly unknown[]
  /** Ends in the database, too, when the question is given up. */
  readonly askReport: (report: string, input: ReportInput, signal: AbortSignal) => Promise<ReportAnswer>
  readonly askList: (list: ListDefinition, wish: ListWish, signal: AbortSignal) => Promise<RecordsAnswer>
}

/** What runs now, asked by name. */
export const productionAnswers: TileAnswers = {
  reportKey: report => ['tile-report', report],
  listKey: list => ['records', list?.object, list?.name, 'tile'],
  askReport: (report, input, signal) => {
    const run = crypto.randomUUID()
    signal.addEventListener('abort', () => void cancelReport(run).catch(() => undefined), { once: true })
    return askReport(report, { ...input, run })
  },
  askList: (list, { filter, ...wish }) =>
    post(`/api/lists/${encodeURIComponent(list.name)}`, { ...wish, count: 'capped', ...(filter ? { filter } : {}) }),
}

export const TileAnswersContext = createContext<TileAnswers>(productionAnswers)

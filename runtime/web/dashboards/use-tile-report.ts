/** The answer of a report on a tile, when its turn comes; tiles that ask the same share it. */
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { askReport, cancelReport, type ReportInput } from '../reports/report-api.ts'
import { inTurn } from './in-turn.ts'

/** Asks unless nothing is wanted; `stop` ends the statement in the database. */
export function useTileReport(report: string | undefined, input: ReportInput | undefined) {
  const client = useQueryClient()
  const queryKey = ['tile-report', report, input]
  const query = useQuery({
    queryKey,
    queryFn: ({ signal }) =>
      inTurn(signal, () => {
        const run = crypto.randomUUID()
        signal.addEventListener('abort', () => void cancelReport(run).catch(() => undefined), { once: true })
        return askReport(report as string, { ...input, parameters: input?.parameters ?? {}, run })
      }),
    enabled: report !== undefined && input !== undefined,
    retry: false,
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  })
  return { ...query, stop: () => void client.cancelQueries({ queryKey }) }
}

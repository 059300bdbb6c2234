/** The answer of a report on a tile, when its turn comes; tiles that ask the same share it. */
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useContext } from 'react'
import type { ReportInput } from '../reports/report-api.ts'
import { inTurn } from './in-turn.ts'
import { TileAnswersContext } from './tile-answers.ts'
import { useIsSeen } from './when-seen.tsx'

/** Asks unless nothing is wanted; `stop` ends the statement in the database. */
export function useTileReport(report: string | undefined, input: ReportInput | undefined) {
  const client = useQueryClient()
  const { reportKey, askReport } = useContext(TileAnswersContext)
  const isSeen = useIsSeen()
  const queryKey = [...reportKey(report), input]
  const query = useQuery({
    queryKey,
    queryFn: ({ signal }) =>
      inTurn(signal, isSeen, () =>
        askReport(report as string, { ...input, parameters: input?.parameters ?? {} }, signal),
      ),
    enabled: report !== undefined && input !== undefined,
    retry: false,
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  })
  return { ...query, stop: () => void client.cancelQueries({ queryKey }) }
}

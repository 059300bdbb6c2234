/** What a report that is being built answers: asked a moment after the last edit, and given up when the next one comes. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { ReportBody } from '#metadata/report-body.ts'
import type { ReportAnswer } from '../report-api.ts'

export type AskReport = (report: ReportBody, signal: AbortSignal) => Promise<ReportAnswer>

export interface LiveReport {
  /** The last one that there was, also while an error keeps the next from coming. */
  readonly answer: ReportAnswer | undefined
  readonly error: unknown
  readonly isBusy: boolean
  readonly again: () => void
}

const pause = 300

/** `scope` tells apart what the same report answers in different places; `isHeld`: it is not asked as it stands. */
export function useLiveReport(
  report: ReportBody,
  ask: AskReport,
  scope: readonly unknown[],
  isHeld: boolean,
): LiveReport {
  const body = JSON.stringify(report)
  const [asked, settle] = useState(body)
  useEffect(() => {
    if (asked === body || isHeld) return
    const timer = setTimeout(() => settle(body), pause)
    return () => clearTimeout(timer)
  }, [asked, body, isHeld])
  const found = useQuery({
    queryKey: [...scope, asked],
    queryFn: ({ signal }) => ask(JSON.parse(asked) as ReportBody, signal),
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 30_000,
  })
  const last = useRef<ReportAnswer>(undefined)
  if (found.data) last.current = found.data
  return {
    answer: found.data ?? last.current,
    error: asked === body ? found.error : undefined,
    isBusy: found.isFetching || (asked !== body && !isHeld),
    again: () => void found.refetch(),
  }
}

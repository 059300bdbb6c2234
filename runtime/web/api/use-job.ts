/** Long work on the server, followed until it ends. */
import { useQuery } from '@tanstack/react-query'
import { get } from './request.ts'

export type JobState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled'

export interface Job {
  readonly id?: string
  readonly kind?: string
  readonly state: JobState
  readonly done: number
  readonly total: number | null
  readonly created?: number
  readonly updated?: number
  readonly deleted?: number
  readonly rejected?: number
  readonly errors?: string | null
  readonly result?: unknown
}

/** Tells that nothing more will happen. */
export const hasEnded = (job: Job | undefined): boolean =>
  job !== undefined && ['done', 'failed', 'cancelled'].includes(job.state)

/** The job as it stands, asked again while it runs. */
export function useJob(id: string | undefined) {
  return useQuery({
    queryKey: ['job', id],
    queryFn: ({ signal }) => get<Job>(`/api/jobs/${id}`, signal),
    enabled: id !== undefined,
    staleTime: 0,
    refetchInterval: query => (hasEnded(query.state.data) ? false : 700),
  })
}

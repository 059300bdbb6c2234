/** How server data is kept: briefly fresh, asked again only after failures that pass by themselves. */
import { QueryClient } from '@tanstack/react-query'
import { isProblem } from './problem.ts'

/** One cache for the whole app. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (failures, error) => failures < 2 && isProblem(error) && (error.status === 0 || error.status === 503),
        refetchOnWindowFocus: false,
      },
      mutations: { retry: false },
    },
  })
}

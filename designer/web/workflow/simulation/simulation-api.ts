/** Asks the server what a workflow of the draft would do. */
import { post } from '#runtime/web/api/request.ts'
import type { Simulated } from './simulated.ts'

/** How something that was waited for is answered. */
export interface Answer {
  readonly node: string
  readonly wait: string
  readonly outcome?: string
  readonly error?: string
}

export interface SimulationWish {
  readonly record?: string
  readonly start?: string
  readonly answers: readonly Answer[]
}

/** Plays it from its start through the answers. */
export function simulate(draft: string, workflow: string, wish: SimulationWish): Promise<Simulated> {
  return post(`/api/designer/drafts/${draft}/workflows/${encodeURIComponent(workflow)}/simulate`, wish)
}

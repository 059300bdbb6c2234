/** A simulation on the screen: what was chosen and answered so far, and what the server makes of it. */
import { useQuery } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import type { WorkflowDefinition } from '#metadata/definitions.ts'
import { useDraft } from '../../draft/use-draft.ts'
import type { Simulated } from './simulated.ts'
import { type Answer, type SimulationWish, simulate } from './simulation-api.ts'

export interface SimulationState {
  readonly isOpen: boolean
  /** Undefined before the start. */
  readonly simulated: Simulated | undefined
  readonly isStarted: boolean
  readonly isRunning: boolean
  readonly error: unknown
  readonly canGoBack: boolean
  readonly toggle: () => void
  readonly start: (wish: Omit<SimulationWish, 'answers'>) => void
  readonly answer: (answer: Answer) => void
  readonly back: () => void
  /** Back to the choice of a record. */
  readonly stop: () => void
}

/** It is played again after every edit of the draft. */
export function useSimulation(definition: WorkflowDefinition): SimulationState {
  const { draft } = useDraft()
  const [isOpen, setOpen] = useState(false)
  const [wish, setWish] = useState<SimulationWish>()
  const found = useQuery({
    queryKey: ['simulation', draft.id, draft.version, definition.id, wish],
    queryFn: () => simulate(draft.id, definition.id, wish ?? { answers: [] }),
    enabled: isOpen && wish !== undefined,
    placeholderData: before => before,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const toggle = useCallback(() => setOpen(before => !before), [])
  const isStarted = isOpen && wish !== undefined
  const answers = wish?.answers ?? []
  return {
    isOpen,
    isStarted,
    simulated: isStarted && !found.error ? found.data : undefined,
    isRunning: isStarted && found.isFetching,
    error: isStarted ? found.error : null,
    canGoBack: answers.length > 0,
    toggle,
    start: chosen => setWish({ ...chosen, answers: [] }),
    answer: answer => setWish(before => before && { ...before, answers: [...before.answers, answer] }),
    back: () => setWish(before => before && { ...before, answers: before.answers.slice(0, -1) }),
    stop: () => setWish(undefined),
  }
}

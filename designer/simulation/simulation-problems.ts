/** What a simulation refuses, by code. */
import { problemKind } from '#platform/problem.ts'

export const notReadable = problemKind('simulation/not-readable', 403, 'The workflow reads what you may not see')
export const notWaiting = problemKind('simulation/not-waiting', 422, 'Nothing waits for this answer')
export const invalidSimulation = problemKind('simulation/invalid', 422, 'The simulation cannot be started like this')

/** What commands refuse, by code. What does not exist is `definition/unknown` of the runtime. */
import { problemKind } from '#platform/problem.ts'

export const refusedCommand = problemKind('command/refused', 422, 'This cannot be done')
export const malformedDefinition = problemKind('definition/malformed', 422, 'This is not a definition')
export const usedDefinition = problemKind('definition/used', 409, 'Others use this')

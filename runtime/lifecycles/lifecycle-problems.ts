/** What lifecycles refuse. */
import { problemKind } from '#platform/problem.ts'

export const lifecycleRefused = problemKind('lifecycle/refused', 422, 'The lifecycle does not allow this')
export const lifecycleMoved = problemKind('lifecycle/moved', 409, 'The record is in another state by now')

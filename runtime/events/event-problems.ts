/** What can be wrong when somebody wants to listen. */
import { problemKind } from '#platform/problem.ts'

/** One browser needs one stream. */
export const tooManyStreams = problemKind('events/too-many', 429, 'Too many streams of events are open')

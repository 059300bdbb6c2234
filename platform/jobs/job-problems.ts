/** What can go wrong with jobs. */
import { problemKind } from '../problem.ts'

/** No such job, or not for this user. */
export const jobUnknown = problemKind('job/unknown', 404, 'There is no such job')
/** The job was cancelled, or another node has taken it over: what its handler does now must not be kept. */
export const jobEnded = problemKind('job/ended', 409, 'The job is no longer running here')
/** The job took its node down with it too often. */
export const jobFatal = problemKind('job/fatal', 500, 'The job never came to an end')

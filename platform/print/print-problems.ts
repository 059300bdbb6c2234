/** What can go wrong with printing. */
import { problemKind } from '../problem.ts'

/** There is no browser on this machine, or it does not start. */
export const printUnavailable = problemKind('print/unavailable', 503, 'Nothing can be printed on this server')
/** More is waiting to be printed than is reasonable. */
export const printBusy = problemKind('print/busy', 503, 'Too much is being printed')
/** The browser went away while it printed, more than once. */
export const printInterrupted = problemKind('print/interrupted', 503, 'The printing was interrupted')
/** The pages took longer than they may; `seconds`. */
export const printTooSlow = problemKind('print/too-slow', 422, 'The document takes too long to print')
/** What was to be printed, or what came out, exceeds the limit; `limit` in bytes. */
export const printTooLarge = problemKind('print/too-large', 413, 'The document is too large to print')
/** The browser refused: a page without room for its content, for example. */
export const printImpossible = problemKind('print/impossible', 422, 'The document cannot be printed')

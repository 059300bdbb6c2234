/** What can be wrong with a request before anybody looked at its meaning. */
import { problemKind } from '../problem.ts'

/** The bytes cannot be read: not JSON, not UTF-8, a broken URL. */
export const malformedRequest = problemKind('request/malformed', 400, 'The request cannot be read')
/** Readable, but not of the shape that the route takes; `errors` has JSON pointers. */
export const invalidRequest = problemKind('request/invalid', 400, 'The request does not have the expected shape')
/** The body exceeds its limit. */
export const requestTooLarge = problemKind('request/too-large', 413, 'The request is too large')
/** A body of a type that the route does not take. */
export const unsupportedType = problemKind('request/unsupported-type', 415, 'The type of the body is not supported')
/** A page of another site tried to act with this user's cookie. */
export const foreignOrigin = problemKind('request/foreign-origin', 403, 'The request comes from another site')
/** More requests than one client may send. */
export const tooManyRequests = problemKind('request/too-many', 429, 'Too many requests')
/** There is nothing at this address. */
export const notFound = problemKind('request/not-found', 404, 'There is nothing at this address')
/** The server is about to stop and takes no more work. */
export const serverStopping = problemKind('server/stopping', 503, 'The server is stopping')
/** Anything that we did not expect; the message is withheld. */
export const internal = problemKind('internal', 500, 'Something broke on our side')

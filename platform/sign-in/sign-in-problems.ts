/** What can go wrong when somebody proves who they are. */
import { problemKind } from '../problem.ts'

/** Nobody is signed in, and this needs somebody. */
export const signInRequired = problemKind('sign-in/required', 401, 'Sign in first')
/** Unknown login and wrong password are told alike. */
export const signInRefused = problemKind('sign-in/refused', 401, 'The login or the password is wrong')
/** Too many failures in a row; `retryAfter` in seconds. */
export const signInTooMany = problemKind('sign-in/too-many', 429, 'Too many attempts')
/** The new password is too easy to guess. */
export const passwordWeak = problemKind('password/weak', 422, 'The password is too weak')
/** The link was used, has expired or never was. */
export const signInLinkGone = problemKind('sign-in-link/gone', 404, 'This link is no longer valid')
/** What only a person who signed in may do, not an API key. */
export const sessionRequired = problemKind('session/required', 403, 'Sign in with a password to do this')
/** No such session, or not one's own. */
export const sessionUnknown = problemKind('session/unknown', 404, 'There is no such session')
/** No such key, or not one's own. */
export const apiKeyUnknown = problemKind('api-key/unknown', 404, 'There is no such API key')
/** The person to invite does not exist or has no login. */
export const loginMissing = problemKind('user/without-login', 404, 'There is no such user with a login')
/** Somebody else has the login. */
export const loginTaken = problemKind('user/login-taken', 409, 'Another user has this login')

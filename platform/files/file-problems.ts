/** What can go wrong with files. */
import { problemKind } from '../problem.ts'

/** No such file, or not for this user. */
export const fileUnknown = problemKind('file/unknown', 404, 'There is no such file')
/** The file exceeds the limit; `limit` in bytes. */
export const fileTooLarge = problemKind('file/too-large', 413, 'The file is too large')
/** The request holds no file. */
export const fileMissing = problemKind('file/missing', 400, 'There is no file in the request')

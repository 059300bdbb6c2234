/** What scheduled reports refuse. */
import { type Problem, problemKind } from '#platform/problem.ts'

const invalid = problemKind('report-schedule/invalid', 400, 'The schedule cannot be understood')
export const unknownSchedule = problemKind('report-schedule/unknown', 404, 'There is no such scheduled report')
/** Mail does not reach the person. */
export const noAddress = problemKind('report-schedule/no-address', 422, 'The person has no e-mail address')
/** Nobody is reached, whatever address he has. */
export const mailOff = problemKind('report-schedule/mail-off', 422, 'Mail is not set up')
/** It is being sent at this moment. */
export const runningSchedule = problemKind('report-schedule/running', 409, 'The report is being sent already')
/** More schedules than one person may keep. */
export const tooManySchedules = problemKind('report-schedule/too-many', 422, 'There are too many scheduled reports')
/** More by hand than one person may send within a day. */
export const sentEnough = problemKind('report-schedule/sent-enough', 429, 'Enough reports were sent today')
/** Nobody is there with whose consent it could go on. */
export const ownerLeft = problemKind('report-schedule/owner-left', 409, 'Whoever scheduled the report has left')
/** `report-schedule/invalid` at a place of the body. */
export function invalidSchedule(pointer: string, message: string): Problem {
  return invalid(message, { errors: [{ pointer, code: 'report-schedule/invalid', message }] })
}

/** What can go wrong with workflows, by code. */
import { problemKind } from '#platform/problem.ts'

export const unknownWorkflow = problemKind('workflow/unknown', 404, 'No such workflow')
export const unknownInstance = problemKind('workflow/unknown-instance', 404, 'No such workflow instance')
export const endlessWorkflow = problemKind('workflow/endless', 422, 'Workflows start one another without end')
export const busyWorkflow = problemKind('workflow/too-long', 422, 'The workflow does too much at once')
export const goneFromInstance = problemKind('workflow/stale', 409, 'The workflow has gone on meanwhile')
export const unexpectedMessage = problemKind('message/unexpected', 409, 'Nobody waits for this message')
export const webhookRefused = problemKind('webhook/refused', 422, 'This address may not be called')
export const webhookFailed = problemKind('webhook/failed', 422, 'The call did not succeed')
export const runningWorkflow = problemKind('workflow/running', 409, 'The workflow is running for this record already')
export const invalidMove = problemKind('workflow/invalid-move', 422, 'The token cannot be put there')

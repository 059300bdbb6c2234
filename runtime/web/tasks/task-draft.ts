/** Where what is typed into a task is kept on this device. */
import { draftKey } from '../record/draft.ts'

/** The keys of a person's input: the fields, and the comment. */
export function taskDraftKeys(user: string, task: string): { readonly values: string; readonly comment: string } {
  return { values: draftKey(user, 'task', task), comment: draftKey(user, 'task-comment', task) }
}

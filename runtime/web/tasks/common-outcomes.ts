/** What several tasks can be completed with at once. */
import type { TaskOutcome } from '#metadata/definitions.ts'
import type { Task } from './task.ts'

/** Outcomes by how many of the tasks know them, each once; a comment is asked for where one of the tasks asks for it. */
export function commonOutcomes(tasks: readonly Pick<Task, 'outcomes'>[]): TaskOutcome[] {
  const all = tasks.flatMap(task => task.outcomes)
  const byCode = [...Map.groupBy(all, outcome => outcome.code).values()]
  return byCode
    .map(same => {
      const [first] = same as [TaskOutcome]
      const outcome = same.some(item => item.requiresComment) ? { ...first, requiresComment: true } : first
      return { outcome, count: same.length }
    })
    .sort((a, b) => b.count - a.count)
    .map(({ outcome }) => outcome)
}

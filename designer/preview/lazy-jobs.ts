/** Jobs whose queue is made with the first of them: most previews see none, and a queue costs tables and connections. */
import type { Jobs } from '#platform/jobs/jobs.ts'

type Definition = Parameters<Jobs['define']>

/** Jobs over a queue that `create` connects when it is needed; schedules are not kept. */
export function lazyJobs(create: () => Promise<Jobs>): Jobs {
  const definitions: Definition[] = []
  let made: Promise<Jobs> | undefined

  async function begin(): Promise<Jobs> {
    const jobs = await create()
    for (const [kind, handler] of definitions) jobs.define(kind, handler)
    await jobs.work()
    return jobs
  }

  function queue(): Promise<Jobs> {
    made ??= begin()
    made.catch(() => {
      made = undefined
    })
    return made
  }

  return {
    define: (kind, handler) => void definitions.push([kind, handler as Definition[1]]),
    start: async (tx, kind, input, userId) => (await queue()).start(tx, kind, input, userId),
    cancel: async id => (await queue()).cancel(id),
    repeat: async () => undefined,
    work: async () => undefined,
    stop: async () => {
      const jobs = await made?.catch(() => undefined)
      await jobs?.stop()
    },
  }
}

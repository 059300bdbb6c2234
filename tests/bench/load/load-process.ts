/** The parent's side of a load process. */
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

import type { LoadOrder, LoadResult } from './plan.ts'

export interface LoadProcess {
  run(order: LoadOrder): Promise<LoadResult>
  stop(): void
}

/** Starts one; orders are run one after the other. */
export function startLoad(): LoadProcess {
  const child = fork(fileURLToPath(new URL('./worker.ts', import.meta.url)), { stdio: 'inherit' })
  return {
    run: order =>
      new Promise((resolve, reject) => {
        const gone = () => reject(new Error('The load process has ended'))
        child.once('exit', gone)
        child.once('message', (message: { result?: LoadResult; error?: string }) => {
          child.off('exit', gone)
          if (message.result) resolve(message.result)
          else reject(new Error(message.error))
        })
        child.send(order)
      }),
    stop: () => void child.kill(),
  }
}

/** Runs something that changes the server and says how it went. */
import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useCallback } from 'react'
import { useProblemText } from '../i18n/problem-text.ts'

interface Act {
  readonly work: () => Promise<unknown>
  readonly done?: string
  /** What is asked again afterwards. */
  readonly refresh?: readonly unknown[]
}

/** The runner; it tells whether the work succeeded. */
export function useAct(): (act: Act) => Promise<boolean> {
  const { message } = App.useApp()
  const client = useQueryClient()
  const problemText = useProblemText()
  return useCallback(
    async ({ work, done, refresh }) => {
      try {
        await work()
        if (done) void message.success(done)
        if (refresh) await client.invalidateQueries({ queryKey: refresh })
        return true
      } catch (error) {
        void message.error(problemText(error))
        return false
      }
    },
    [message, client, problemText],
  )
}

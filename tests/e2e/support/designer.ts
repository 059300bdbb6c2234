/** Drafts beside the browser: opened and edited as another designer would. */
import type { TestApi } from './api.ts'

/** Opens a draft from the head; answers its id. */
export async function createDraft(api: TestApi, name: string): Promise<string> {
  return (await api.send('POST', '/api/designer/drafts', { name })).id
}

/** Runs a command in a draft. */
export function runCommand(api: TestApi, draft: string, command: string, args: object): Promise<unknown> {
  return api.send('POST', `/api/designer/drafts/${draft}/commands`, { command, ...args })
}

/** Promotes a draft with all that it destroys; answers the revision. */
export async function promoteDraft(api: TestApi, draft: string, message: string): Promise<number> {
  const { items } = await api.send('GET', `/api/designer/drafts/${draft}/impact`)
  const acknowledge = items
    .filter((item: { severity: string }) => item.severity === 'destructive')
    .map((item: { key: string }) => item.key)
  return (await api.send('POST', `/api/designer/drafts/${draft}/promote`, { message, acknowledge })).revision
}

/** Discards a draft, so that the next test finds none. */
export function discardDraft(api: TestApi, draft: string): Promise<unknown> {
  return api.send('DELETE', `/api/designer/drafts/${draft}`)
}

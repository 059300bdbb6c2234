/** The address of a screen with a real record in it. */
import type { TestApi } from './api.ts'

export async function addressOf(api: TestApi, screen: string): Promise<string> {
  const object = /^\/records\/([^/]+)\/\$$/.exec(screen)?.[1]
  if (!object) return screen
  const [record] = await api.list(object, { fields: ['id'], limit: 1, sort: ['-created_at'] })
  if (!record) throw new Error(`There is no ${object}`)
  return screen.replace('$', record.id)
}

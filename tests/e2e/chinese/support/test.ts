/** The test of the specs on the application with Chinese names: the same complaints fail it, on a server of its own. */
import { test as base } from '../../support/test.ts'
import { type ChineseServer, startChineseServer } from './start-chinese-server.ts'

export const test = base.extend<object, { readonly chineseServer: ChineseServer }>({
  chineseServer: [
    // biome-ignore lint/correctness/noEmptyPattern: a fixture names what it needs, and this one needs nothing
    async ({}, use) => {
      const server = await startChineseServer()
      await use(server)
      await server.stop()
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  baseURL: async ({ chineseServer }, use) => use(chineseServer.url),
  storageState: async ({ chineseServer }, use) => use(chineseServer.state),
})

export { expect, visit, walkTo } from '../../support/test.ts'

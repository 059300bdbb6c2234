/** The page below a path of its own says the path as it is. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { fastify } from 'fastify'
import { expect, test } from 'vitest'

import { offerMountedPage } from '#platform/http/mounted-page.ts'

test('a dollar sign in the path stands for itself', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'page-'))
  await writeFile(path.join(folder, 'index.html'), '<html><head></head></html>')
  const http = fastify()
  offerMountedPage(http, folder)
  expect(http.mountedPage?.("/preview/$&/$'")).toContain(`content="/preview/$&amp;/$'" />`)
  await rm(folder, { recursive: true })
})

/**
 * Serves the built web apps: hashed assets for ever, precompressed; their pages never from a cache, and for every
 * address that a browser may ask for as a page: designer.html below /designer, index.html for the rest.
 */
import fs from 'node:fs'
import path from 'node:path'
import files from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { offerMountedPage } from './mounted-page.ts'

const year = 365 * 24 * 60 * 60 * 1000

/** Registers `GET /*`; `folder` is the absolute path of the built app (dist/web). */
export async function serveWeb(http: FastifyInstance, folder: string): Promise<void> {
  if (!fs.existsSync(path.join(folder, 'index.html'))) throw new Error(`${folder} has no built web app`)
  offerMountedPage(http, folder)
  await http.register(files, { root: folder, serve: false, preCompressed: true, dotfiles: 'ignore', index: false })
  http.get<{ Params: { '*': string } }>('/*', (request, reply) => {
    const file = request.params['*']
    if (file === 'api' || file.startsWith('api/')) return reply.callNotFound()
    if (file.startsWith('assets/')) return reply.sendFile(file, { maxAge: year, immutable: true })
    if (path.extname(file) !== '' && !file.endsWith('.html')) return reply.sendFile(file, { maxAge: 60 * 60 * 1000 })
    if (!/text\/html|\*\/\*/.test(request.headers.accept ?? '*/*')) return reply.callNotFound()
    return reply
      .header('cache-control', 'no-store')
      .sendFile(/^designer(\/|$)/.test(file) ? 'designer.html' : 'index.html', {
        cacheControl: false,
        etag: false,
        lastModified: false,
      })
  })
}

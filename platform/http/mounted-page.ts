/** The web app's page for use below a path of its own: the app reads in a meta tag where it is mounted. */
import fs from 'node:fs'
import path from 'node:path'
import type { FastifyInstance } from 'fastify'

declare module 'fastify' {
  interface FastifyInstance {
    /** The page of the app as it is to be served below `mount`; absent where no web app is served. */
    mountedPage?: (mount: string) => string
  }
}

/** Lets routes serve the page of the app in `folder` below other paths than the root. */
export function offerMountedPage(http: FastifyInstance, folder: string): void {
  const page = fs.readFileSync(path.join(folder, 'index.html'), 'utf8')
  http.decorate('mountedPage', (mount: string) =>
    // By a function: a dollar sign in the address stands for itself.
    page.replace('<head>', () => `<head>\n    <meta name="fulcrum-mount" content="${attribute(mount)}" />`),
  )
}

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
}

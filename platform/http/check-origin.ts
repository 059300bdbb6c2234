/**
 * Protection against requests forged by other sites: what changes something and carries a cookie must come from a page
 * of ours (Origin, or Sec-Fetch-Site where a browser sends no Origin). API keys need no such check.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { foreignOrigin } from './request-problems.ts'

const harmless = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Installs the check; `publicUrl` is an origin that counts as ours besides the host that was asked. */
export function checkOrigin(http: FastifyInstance, publicUrl: string | undefined): void {
  http.addHook('onRequest', (request, _reply, done) => {
    if (harmless.has(request.method) || request.headers.authorization || isOurs(request, publicUrl)) done()
    else done(foreignOrigin('The Origin of a request that changes something must be this site.'))
  })
}

function isOurs(request: FastifyRequest, publicUrl: string | undefined): boolean {
  const { origin, cookie } = request.headers
  const site = request.headers['sec-fetch-site']
  if (origin === undefined) return cookie === undefined || site === 'same-origin' || site === 'none'
  return origin === publicUrl || (URL.parse(origin)?.host ?? '') === request.host
}

/**
 * Headers that keep browsers from doing what our pages never ask for: no script but our own, no eval. They are the same
 * for every answer, so helmet is asked once and not per request.
 */
import helmet from '@fastify/helmet'
import fastify, { type FastifyInstance } from 'fastify'

/** Adds the headers to every answer. Over plain http nothing may ask for https: it would lock people out. */
export async function securityHeaders(http: FastifyInstance, overHttps: boolean): Promise<void> {
  const headers = await askHelmet(overHttps)
  http.addHook('onRequest', (_request, reply, done) => {
    void reply.headers(headers)
    done()
  })
}

async function askHelmet(overHttps: boolean): Promise<Record<string, string>> {
  const probe = fastify()
  await probe.register(helmet, {
    global: true,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        scriptSrcAttr: ["'none'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        workerSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'self'"],
        ...(overHttps ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: overHttps ? { maxAge: 15_552_000 } : false,
    originAgentCluster: overHttps,
    crossOriginOpenerPolicy: overHttps ? { policy: 'same-origin' } : false,
    referrerPolicy: { policy: 'same-origin' },
  })
  const answer = await probe.inject('/')
  await probe.close()
  const own = new Set(['content-type', 'content-length', 'date', 'connection'])
  return Object.fromEntries(
    Object.entries(answer.headers).flatMap(([name, value]) => (own.has(name) ? [] : [[name, String(value)]])),
  )
}

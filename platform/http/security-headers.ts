/** Headers that keep browsers from doing what our pages never ask for; no script but our own, no eval. */
import helmet from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'

/** Adds the headers to every answer. Over plain http nothing may ask for https: it would lock people out. */
export async function securityHeaders(http: FastifyInstance, overHttps: boolean): Promise<void> {
  await http.register(helmet, {
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
}

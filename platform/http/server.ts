/**
 * The HTTP edge: limits, headers, checks, and the one place where errors become problem+json. Callers register their
 * routes on it; it knows none.
 */
import type { Socket } from 'node:net'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import rateLimit from '@fastify/rate-limit'
import fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify'
import type { Config } from '../config.ts'
import { toProblemJson } from '../problem.ts'
import { checkOrigin } from './check-origin.ts'
import { readJson } from './read-json.ts'
import { malformedRequest, notFound, serverStopping, tooManyRequests } from './request-problems.ts'
import { securityHeaders } from './security-headers.ts'
import { toProblem } from './to-problem.ts'
import { validateRoutes } from './validate-routes.ts'

/** The media type of RFC 9457. */
const problemType = 'application/problem+json; charset=utf-8'
const bodyLimit = 5 * 1024 * 1024

/** What the edge takes from the configuration. */
export type HttpConfig = Pick<Config, 'publicUrl' | 'trustProxy' | 'rateLimit' | 'logLevel'>

/** A fastify instance that speaks problem+json, hardened and ready for routes. */
export async function createHttp(config: HttpConfig): Promise<FastifyInstance> {
  const http = fastify({
    bodyLimit,
    requestTimeout: 300_000,
    clientErrorHandler: refuseBrokenHttp,
    trustProxy: toTrustProxy(config.trustProxy),
    requestIdHeader: false,
    genReqId: createRequestIds(),
    logger: loggerOptions(config),
    logController: new LogController({ disableRequestLogging: !['debug', 'trace'].includes(config.logLevel) }),
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    routerOptions: { maxParamLength: 500, ignoreTrailingSlash: true },
    frameworkErrors: (error, request, reply) => sendProblem(error, request, reply),
  })
  refuseWhileClosing(http)
  http.setErrorHandler<FastifyError>(sendProblem)
  validateRoutes(http)
  http.removeContentTypeParser(['application/json', 'text/plain'])
  http.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
    try {
      done(null, body.length === 0 ? undefined : readJson(body))
    } catch (error) {
      done(error as Error)
    }
  })
  await securityHeaders(http, config.publicUrl?.startsWith('https:') ?? false)
  checkOrigin(http, config.publicUrl)
  await http.register(cookie, { hook: false })
  await http.register(compress, {
    threshold: 16_384,
    encodings: ['gzip'],
    zlibOptions: { level: 4 },
    globalDecompression: false,
  })
  await limitRate(http, config.rateLimit)
  return http
}

/** Answers with the problem behind an error; faults of ours are logged with their cause. */
function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = toProblem(error)
  const body = toProblemJson(problem)
  if (problem.status >= 500) {
    request.log.error({ err: problem.cause ?? problem, code: problem.code }, 'A request failed')
    body.requestId = request.id
  }
  const { retryAfter } = problem.extras
  if (typeof retryAfter === 'number') void reply.header('retry-after', String(retryAfter))
  return reply.code(problem.status).header('content-type', problemType).send(JSON.stringify(body))
}

/** What is not HTTP never becomes a request, so it is answered on the socket. */
function refuseBrokenHttp(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return
  const late = error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
  const problem = malformedRequest(late ? 'The request did not arrive in time.' : 'The request is not valid HTTP.')
  const body = JSON.stringify(toProblemJson(problem))
  const head = `HTTP/1.1 400 Bad Request\r\ncontent-type: ${problemType}\r\ncontent-length: ${Buffer.byteLength(body)}`
  if (socket.writable) socket.write(`${head}\r\nconnection: close\r\n\r\n${body}`)
  socket.destroy(error)
}

function refuseWhileClosing(http: FastifyInstance): void {
  let closing = false
  http.addHook('preClose', done => {
    closing = true
    if (!http.server.listening) return done()
    // A connection that was busy when the closing began is idle later, and would be kept alive for nothing.
    const timer = setInterval(() => http.server.closeIdleConnections(), 50)
    http.server.once('close', () => clearInterval(timer))
    timer.unref()
    done()
  })
  http.addHook('onRequest', (_request, reply, done) => {
    if (!closing) return done()
    void reply.header('connection', 'close')
    done(serverStopping('The server is stopping; try again in a moment.', { retryAfter: 1 }))
  })
}

async function limitRate(http: FastifyInstance, perMinute: number): Promise<void> {
  const missing = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
    sendProblem(notFound(`There is no ${request.method} at this address.`), request, reply)
  if (perMinute === 0) return void http.setNotFoundHandler(missing)
  await http.register(rateLimit, {
    max: perMinute,
    timeWindow: 60_000,
    errorResponseBuilder: (_request, { ttl }) =>
      tooManyRequests('Too many requests from this client.', { retryAfter: Math.ceil(ttl / 1000) }),
  })
  http.setNotFoundHandler({ preHandler: http.rateLimit() }, missing)
}

function toTrustProxy(trusted: Config['trustProxy']) {
  return typeof trusted === 'number' ? (_address: string, hop: number) => hop < trusted : trusted
}

function loggerOptions({ logLevel }: HttpConfig) {
  if (logLevel === 'silent') return false
  return {
    level: logLevel,
    serializers: {
      // The pattern, not the address: addresses can hold one-time tokens.
      req: (request: FastifyRequest) => ({ id: request.id, method: request.method, route: request.routeOptions?.url }),
    },
  }
}

function createRequestIds(): () => string {
  const prefix = `${Date.now().toString(36)}-`
  let count = 0
  return () => prefix + (count++).toString(36)
}

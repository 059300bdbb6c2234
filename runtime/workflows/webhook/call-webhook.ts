/**
 * Calls an address outside on behalf of a workflow. Addresses within are refused where the connection is made, so no
 * name can mean one thing when it is checked and another when it is called; redirects are answers, not followed.
 */
import http from 'node:http'
import https from 'node:https'

import { Problem } from '#platform/problem.ts'

import { webhookFailed, webhookRefused } from '../workflow-problems.ts'
import { isInnerAddress } from './inner-address.ts'
import { lookUpOuter } from './look-up-outer.ts'

export interface WebhookRequest {
  readonly url: string
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  /** Sent as JSON; undefined for none. */
  readonly body: unknown
}

export interface WebhookOptions {
  /** The same for every attempt, so that the other side can tell a repetition. */
  readonly idempotencyKey: string
  /** Hosts within that may be called all the same: `host` or `host:port`. */
  readonly allowed: ReadonlySet<string>
  /** Milliseconds for all of it. */
  readonly timeout?: number
}

/** What came back; `body` is parsed where it is JSON. */
export interface WebhookAnswer {
  readonly status: number
  readonly body: unknown
}

const mostBytes = 1024 * 1024
/** Headers that decide how the request is carried are ours. */
const ownHeaders = /^(host|content-length|transfer-encoding|connection|upgrade|idempotency-key)$/i

/** Throws `webhook/refused` for what may not be called at all and `webhook/failed` for what may be tried again. */
export async function callWebhook(request: WebhookRequest, options: WebhookOptions): Promise<WebhookAnswer> {
  const { idempotencyKey, timeout = 10_000 } = options
  const url = readUrl(request.url)
  const isAllowed = options.allowed.has(url.host) || options.allowed.has(url.hostname)
  const hostname = url.hostname.replace(/^\[|\]$/g, '')
  if (!isAllowed && isInnerAddress(hostname)) throw inner(url.host)
  const text = request.body === undefined ? undefined : JSON.stringify(request.body)
  const headers = {
    accept: 'application/json',
    'user-agent': 'Fulcrum',
    ...Object.fromEntries(Object.entries(request.headers).filter(([name]) => !ownHeaders.test(name))),
    'idempotency-key': idempotencyKey,
    ...(text === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
  }
  const signal = AbortSignal.timeout(timeout)
  return await new Promise<WebhookAnswer>((resolve, reject) => {
    const fail = (error: unknown) => reject(toFailure(error, url, timeout))
    const { request: send } = url.protocol === 'https:' ? https : http
    const agent = false
    const outgoing = send(
      url,
      { method: request.method, headers, signal, agent, ...(isAllowed ? {} : { lookup: lookUpOuter }) },
      incoming =>
        readAnswer(incoming).then(resolve, error => {
          incoming.destroy()
          fail(error)
        }),
    )
    outgoing.on('error', fail)
    outgoing.end(text)
  })
}

async function readAnswer(incoming: http.IncomingMessage): Promise<WebhookAnswer> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of incoming) {
    size += (part as Buffer).length
    if (size > mostBytes) throw webhookFailed('The answer is longer than 1 MB.')
    parts.push(part as Buffer)
  }
  const status = incoming.statusCode ?? 0
  if (status >= 300 && status < 400)
    throw webhookRefused(`The address answered with a redirect (${status}); it is not followed.`)
  if (status < 200 || status >= 300) throw webhookFailed(`The address answered ${status}.`)
  const text = Buffer.concat(parts).toString('utf8')
  const isJson = String(incoming.headers['content-type'] ?? '').includes('json')
  return { status, body: isJson ? parse(text) : text.replaceAll('\0', '') }
}

function parse(text: string): unknown {
  if (text.trim() === '') return null
  try {
    return JSON.parse(text.replaceAll('\\u0000', ''))
  } catch (error) {
    throw webhookFailed('The answer is no JSON.', {}, { cause: error })
  }
}

function readUrl(text: string): URL {
  const url = URL.parse(text)
  if (!url || !/^https?:$/.test(url.protocol)) throw webhookRefused('The address is no http or https address.')
  if (url.username || url.password)
    throw webhookRefused('Name and password belong into a header, not into the address.')
  return url
}

function inner(host: string) {
  return webhookRefused(`"${host}" is an address within, which workflows may not call.`)
}

function toFailure(error: unknown, url: URL, timeout: number): Problem {
  if (error instanceof Problem) return error
  const { name, code, message } = error as { name?: string; code?: string; message?: string }
  if (code === 'ERR_INNER_ADDRESS') return inner(url.host)
  if (name === 'TimeoutError' || name === 'AbortError' || code === 'ABORT_ERR') {
    return webhookFailed(`No answer within ${timeout / 1000} seconds.`, {}, { cause: error })
  }
  return webhookFailed(`The call failed: ${code ?? message ?? name}.`, {}, { cause: error })
}

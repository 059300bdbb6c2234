/** The cookie that carries a session. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { sessionDays } from './sessions.ts'

const start = 'fulcrum_session='

/** The token in the request's cookie, if any. */
export function readSessionCookie(request: FastifyRequest): string | undefined {
  const header = request.headers.cookie
  if (!header) return undefined
  for (let from = 0; from < header.length; ) {
    const at = header.indexOf(start, from)
    if (at < 0) return undefined
    if (at === 0 || header[at - 1] === ' ' || header[at - 1] === ';') {
      const end = header.indexOf(';', at)
      return header.slice(at + start.length, end < 0 ? undefined : end).trim() || undefined
    }
    from = at + start.length
  }
  return undefined
}

/** Sends the cookie; `secure` under https. */
export function writeSessionCookie(reply: FastifyReply, token: string, secure: boolean): void {
  const maxAge = sessionDays.whole * 24 * 60 * 60
  void reply.setCookie('fulcrum_session', token, { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge })
}

/** Takes the cookie back. */
export function clearSessionCookie(reply: FastifyReply, secure: boolean): void {
  void reply.clearCookie('fulcrum_session', { path: '/', httpOnly: true, sameSite: 'lax', secure })
}

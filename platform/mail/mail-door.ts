/**
 * The one door to SMTP (nodemailer): sends one message and says whether a refusal is for good. Which mails there are,
 * and when they are tried again, is kept elsewhere.
 */
import nodemailer from 'nodemailer'
import type { MailConfig } from '../config.ts'
import { type MailDoor, MailRefused } from './mail-message.ts'

/** Opens nothing before the first mail. STARTTLS is used where the server offers it; smtps is TLS from the start. */
export function createMailDoor({ url, from }: MailConfig): MailDoor {
  const { protocol, hostname, port, username, password } = new URL(url)
  const secure = protocol === 'smtps:'
  const transport = nodemailer.createTransport({
    pool: true,
    maxConnections: 2,
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port ? Number(port) : secure ? 465 : 587,
    secure,
    ...(username ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } } : {}),
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const host = from.address.slice(from.address.lastIndexOf('@') + 1)
  return {
    async send({ id, to, subject, text, html, attachments = [] }) {
      await transport
        .sendMail({
          messageId: `<${id}@${host}>`,
          from,
          to,
          subject,
          text,
          ...(html === undefined ? {} : { html }),
          attachments: attachments.map(({ name, type, body }) => ({
            filename: name,
            contentType: type,
            content: body,
          })),
          headers: { 'Auto-Submitted': 'auto-generated' },
        })
        .catch(refuse)
    },
    async verify() {
      await transport.verify().catch(refuse)
    },
    close: () => transport.close(),
  }
}

/** 5xx is for good, unless it is about who we are: that is mended in the configuration. */
function refuse(error: unknown): never {
  const { message, code, responseCode = 0 } = error as Error & { code?: string; responseCode?: number }
  const isFinal = responseCode >= 500 && code !== 'EAUTH' && code !== 'ECONNECTION'
  throw new MailRefused(message, isFinal, { cause: error })
}

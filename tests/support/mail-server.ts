/** A mail server in this process, which keeps what it takes and refuses what a test says. */
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export interface MailServer {
  /** For SMTP_URL. */
  readonly url: string
  /** Whole messages, as they came. */
  readonly taken: string[]
  /** The answer to a recipient: an SMTP code to refuse with, undefined to take it. */
  refuse: (address: string) => number | undefined
  close(): Promise<void>
}

/** Listens on any free port; takes everything at first. */
export async function startMailServer(): Promise<MailServer> {
  const taken: string[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _session, done) {
      const code = mails.refuse(address)
      done(code === undefined ? null : Object.assign(new Error('No, thank you'), { responseCode: code }))
    },
    onData(stream, _session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        taken.push(Buffer.concat(chunks).toString())
        done()
      })
    },
  })
  server.on('error', () => undefined)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  const mails: MailServer = {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    refuse: () => undefined,
    close: () => new Promise(resolve => server.close(() => resolve())),
  }
  return mails
}

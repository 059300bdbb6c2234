/** What is sent, what sends it, and how a refusal is told; the sending itself is behind the door. */

/** A file that goes along with a mail. */
export interface MailAttachment {
  readonly name: string
  /** Its media type. */
  readonly type: string
  readonly body: Buffer
}

/** One mail to one person. */
export interface MailMessage {
  /** Its Message-ID without the host: a mail that is sent twice can be told by it. */
  readonly id: string
  readonly to: { readonly name: string; readonly address: string }
  readonly subject: string
  readonly text: string
  readonly html?: string | undefined
  readonly attachments?: readonly MailAttachment[] | undefined
}

/** What became of a mail that was not taken. */
export class MailRefused extends Error {
  /** Trying again is of no use. */
  readonly isFinal: boolean
  constructor(message: string, isFinal: boolean, options?: ErrorOptions) {
    super(message, options)
    this.name = 'MailRefused'
    this.isFinal = isFinal
  }
}

/** A mail server. */
export interface MailDoor {
  /** Throws MailRefused. */
  send(message: MailMessage): Promise<void>
  /** Throws MailRefused when the server cannot be reached or refuses who we are. */
  verify(): Promise<void>
  close(): void
}

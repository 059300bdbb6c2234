/** A mail with a document, as the worker is given it. */
import type { TemplateMail } from '../../mail/send-template.ts'

export interface MailOrder {
  readonly kind: 'mail'
  readonly mail: Omit<TemplateMail, 'attachments'>
  readonly documentId: string
  readonly recordId: string
  /** The languages in which it is printed; whoever reads another gets the first. */
  readonly locales: readonly ('en' | 'zh-CN')[]
  readonly starter: string | null
}

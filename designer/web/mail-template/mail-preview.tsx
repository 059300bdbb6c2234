/** A mail as it is read; HTML in a frame in which nothing runs. */

export interface PreviewedMail {
  readonly subject: string
  readonly text: string
  readonly html?: string
}

export function MailPreview({ mail, title }: { readonly mail: PreviewedMail; readonly title: string }) {
  return (
    <article className="mail-preview" translate="no">
      <h3>{mail.subject}</h3>
      {mail.html === undefined ? <pre>{mail.text}</pre> : <iframe title={title} sandbox="" srcDoc={mail.html} />}
    </article>
  )
}

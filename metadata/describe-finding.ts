/** A finding as one line of text, for the command line. */
import type { Finding } from './finding.ts'

/** `error  object/account /fields/3/name  The message. Did you mean …?  [code]`, after the file where that is known. */
export function describeFinding({ severity, kind, name, pointer, message, didYouMean, code, source }: Finding): string {
  const where = [source, source ? undefined : `${kind}/${name}`, pointer].filter(Boolean).join(' ')
  const hint = didYouMean?.length ? ` Did you mean ${didYouMean.join(', ')}?` : ''
  return `${severity}  ${where}  ${message.en}${hint}  [${code}]`
}

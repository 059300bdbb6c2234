/** Words that people typed: shown as they are in every language of the screen, and left alone by translators. */
import type { ReactNode } from 'react'

export function Verbatim({ children }: { readonly children: ReactNode }) {
  return <span translate="no">{children}</span>
}

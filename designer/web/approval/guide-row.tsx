/** One clause of the sentence that an approval is: its words at the left, what is chosen at the right. */
import type { ReactNode } from 'react'

interface GuideRowProps {
  readonly words: string
  readonly hint?: string | undefined
  readonly children: ReactNode
}

export function GuideRow({ words, hint, children }: GuideRowProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a frame and a legend that cannot stand beside
    <div className="guide-row" role="group" aria-label={words}>
      <div className="guide-words">
        <span aria-hidden>{words}</span>
        {hint ? <p className="muted">{hint}</p> : null}
      </div>
      <div className="guide-choice">{children}</div>
    </div>
  )
}

/** Says at a property why an edit was refused: what the server found, else the text of its code. */
import { useCallback } from 'react'
import type { Finding } from '#metadata/finding.ts'
import { isProblem } from '#runtime/web/api/problem.ts'
import { useProblemText } from '#runtime/web/i18n/problem-text.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'

/** The sentence for a refusal. */
export function useRefusalText(): (error: unknown) => string {
  const { text, locale } = useLocale()
  const problemText = useProblemText()
  return useCallback(
    error => {
      if (!isProblem(error)) return problemText(error)
      const findings = (error.body.findings ?? []) as readonly Finding[]
      const said = findings.slice(0, 3).map(finding => text(finding.message))
      if (said.length > 0) return [...new Set(said)].join(' ')
      return locale === 'en' && error.body.detail ? error.body.detail : problemText(error)
    },
    [text, locale, problemText],
  )
}

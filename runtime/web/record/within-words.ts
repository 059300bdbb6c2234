/** What a change says of the workflow or approval in which it was made: whose doing it followed. */
import { useTranslation } from 'react-i18next'
import type { LocalizedText } from '#metadata/definitions.ts'
import type { Reference } from '../api/values.ts'
import { useLocale } from '../i18n/use-locale.ts'

export interface Within {
  readonly instance: string
  readonly name: string
  readonly label: LocalizedText
  readonly isApproval: boolean
  readonly did: 'approved' | 'completed' | 'rejected' | 'resubmitted' | 'started' | 'submitted' | 'withdrawn' | null
  readonly person: Reference | null
}

/** A change with who made it. */
interface Made {
  readonly action?: string | undefined
  readonly source?: string | null
  readonly within?: Within | undefined
}

export interface WithinWords {
  /** What brought it about: “Approved by Ann in ‘Contract review’”; where a person wrote it, in what. */
  cause(made: Made): string | undefined
  /** The same, with what the workflow did; undefined for what a person did himself. */
  sentence(made: Made): string | undefined
}

/** The words in the language of the reader. */
export function useWithinWords(): WithinWords {
  const { t, i18n } = useTranslation()
  const { text, titleOf } = useLocale()
  const cause = ({ within }: Made): string | undefined => {
    const name = within && text(within.label, within.name)
    if (!within || !name) return undefined
    const who = within.person?.title ? titleOf(within.person) : ''
    if (within.person === null) return t('history.within.in', { name })
    if (who === '') return t('history.within.by', { name })
    return t(`history.within.${within.did ?? 'running'}`, { name, who })
  }
  return {
    cause,
    sentence(made) {
      const what = made.within?.person ? cause(made) : undefined
      if (what === undefined) return undefined
      const key = `history.actions.${made.action ?? 'updated'}`
      const action = i18n.exists(key) ? t(key as 'history.actions.updated') : String(made.action)
      return t('history.within.line', { what, action })
    },
  }
}

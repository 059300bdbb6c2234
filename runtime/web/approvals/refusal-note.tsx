/** Why an approval came back, by whom, and who submits it again. */
import { useTranslation } from 'react-i18next'
import type { LocalizedText } from '#metadata/definitions.ts'
import { useLocale } from '../i18n/use-locale.ts'
import type { Refusal } from './approval.ts'

interface RefusalNoteProps {
  readonly refusal: Refusal | null
  /** The steps whose labels are known. */
  readonly steps: readonly { readonly step: string; readonly label: LocalizedText }[]
  /** Who has to submit it again; not said to himself. */
  readonly waitsFor?: string | undefined
}

export function RefusalNote({ refusal, steps, waitsFor }: RefusalNoteProps) {
  const { t } = useTranslation()
  const { text, relative, dateTime } = useLocale()
  const step = steps.find(item => item.step === refusal?.step)
  return (
    <div className="notice notice-warn" translate="no">
      <p>
        <strong>
          {refusal?.person ? t('approvals.sentBackBy', { who: refusal.person.title }) : t('approvals.sentBack')}
        </strong>{' '}
        <span className="muted">
          {step ? `${text(step.label)} · ` : ''}
          {refusal ? (
            <time dateTime={refusal.at} title={dateTime(refusal.at)}>
              {relative(refusal.at)}
            </time>
          ) : null}
        </span>
      </p>
      {refusal?.comment ? <p className="multiline">{refusal.comment}</p> : null}
      {waitsFor ? <p className="muted">{t('approvals.waitsForAgain', { who: waitsFor })}</p> : null}
    </div>
  )
}

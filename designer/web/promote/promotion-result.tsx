/** What a promotion came to, and where to go from here. */
import { Button, Result } from 'antd'
import { Link } from 'react-router'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import type { Draft } from '../api/draft-api.ts'
import type { PromotionNote } from '../api/promotion-api.ts'
import { useTexts } from '../texts/use-texts.ts'
import { texts } from './texts.ts'

interface PromotionResultProps {
  readonly revision: number
  readonly notes: readonly PromotionNote[]
  readonly draft?: Draft
}

export function PromotionResult({ revision, notes, draft }: PromotionResultProps) {
  const t = useTexts(texts)
  const { integer, text } = useLocale()
  return (
    <Result
      status="success"
      title={t.done(integer(revision))}
      subTitle={t.doneHint}
      extra={[
        <Button key="work" type="primary" href="/">
          {t.toWork}
        </Button>,
        ...(draft
          ? [
              <Link key="draft" to={`/designer/drafts/${draft.id}`}>
                <Button>{t.goOn}</Button>
              </Link>,
            ]
          : []),
        <Link key="drafts" to="/designer">
          <Button>{t.toDrafts}</Button>
        </Link>,
      ]}
    >
      {notes.length > 0 ? (
        <section aria-label={t.notes}>
          <h2>{t.notes}</h2>
          <ul className="note-lines">
            {notes.map(note => (
              <li key={note.message.en}>{text(note.message)}</li>
            ))}
          </ul>
        </section>
      ) : null}
    </Result>
  )
}

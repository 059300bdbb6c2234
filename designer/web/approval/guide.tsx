/** An approval from top to bottom as one sentence: when it begins, who decides step by step, and what follows. */
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { useTexts } from '../texts/use-texts.ts'
import { approvalWords } from './approval-words.ts'
import { EffectEditor, turns } from './effect-editor.tsx'
import { GuideRow } from './guide-row.tsx'
import { StartCard } from './start-card.tsx'
import { StepList } from './step-list.tsx'
import { TaskFields } from './task-fields.tsx'
import { texts } from './texts.ts'
import { useApproval } from './use-approval.ts'
import { useNames } from './use-names.ts'

export function Guide() {
  const t = useTexts(texts)
  const { locale } = useLocale()
  const { approval, set } = useApproval()
  const names = useNames()
  const comesBack = approval.steps.some(step => step.reject?.to === 'start') || approval.resubmit !== undefined
  return (
    <div className="guide">
      <StartCard />
      <div className="guide-line" aria-hidden />
      <StepList />
      <div className="guide-line" aria-hidden />
      <section className="card guide-card" aria-label={t.cards.results}>
        <h2>{t.cards.results}</h2>
        <div className="guide-rows">
          {comesBack ? (
            <GuideRow words={t.clauses.resubmit} hint={t.resubmitHint}>
              <TaskFields
                label={t.clauses.resubmit}
                value={approval.resubmit?.fields ?? []}
                usual="editable"
                onChange={fields => {
                  const { fields: _before, ...rest } = approval.resubmit ?? {}
                  const next = fields.length > 0 ? { ...rest, fields } : rest
                  return set(['resubmit'], Object.keys(next).length > 0 ? next : undefined)
                }}
              />
            </GuideRow>
          ) : null}
          {turns
            .filter(turn => turn !== 'onReturned' || comesBack || approval[turn])
            .map(turn => (
              <EffectEditor key={turn} turn={turn} />
            ))}
        </div>
      </section>
      <section className="card guide-card guide-words-card" aria-label={t.inWords}>
        <h2>{t.inWords}</h2>
        <ol translate="no">
          {approvalWords(approval, names, locale).map(line => (
            <li key={line.key} className={line.isStep ? 'words-step' : undefined}>
              {line.words}
            </li>
          ))}
        </ol>
      </section>
    </div>
  )
}

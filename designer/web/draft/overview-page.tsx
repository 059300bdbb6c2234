/** The draft at a glance: its edits, latest first, those that were undone marked. */
import { useQuery } from '@tanstack/react-query'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { EmptyState } from '#runtime/web/shell/empty-state.tsx'
import { Loaded } from '#runtime/web/shell/loaded.tsx'
import { usePageTitle } from '#runtime/web/shell/use-page-title.ts'
import { readSteps } from '../api/draft-api.ts'
import { useTexts } from '../texts/use-texts.ts'
import { texts } from './texts.ts'
import { useDraft } from './use-draft.ts'

export function OverviewPage() {
  const t = useTexts(texts)
  const { text, relative, dateTime } = useLocale()
  const { draft } = useDraft()
  usePageTitle(draft.name)
  const steps = useQuery({
    queryKey: ['draft', draft.id, 'steps'],
    queryFn: ({ signal }) => readSteps(draft.id, signal),
  })
  return (
    <div className="page">
      <header className="page-head">
        <h1>{draft.name}</h1>
      </header>
      <section className="card" aria-label={t.edits}>
        <div className="card-head">
          <h2>{t.edits}</h2>
        </div>
        <Loaded query={steps}>
          {({ steps: rows, position }) =>
            rows.length === 0 ? (
              <EmptyState text={t.noEdits} hint={t.noEditsHint} />
            ) : (
              <ol className="step-list">
                {rows.map(step => (
                  <li key={step.number} className={step.number > position ? 'step step-undone' : 'step'}>
                    <span>{text(step.description, step.command)}</span>
                    {step.number > position ? <span className="muted">{t.undone}</span> : null}
                    <span className="spacer" />
                    <span className="muted">{step.author ? step.author.title : t.commandLine}</span>
                    <time className="muted" dateTime={step.at} title={dateTime(step.at)}>
                      {relative(step.at)}
                    </time>
                  </li>
                ))}
              </ol>
            )
          }
        </Loaded>
      </section>
    </div>
  )
}

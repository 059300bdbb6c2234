/** What the draft changes against its base: as release notes or side by side, forms and workflows also drawn. */
import { CopyOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { App, Button, Segmented } from 'antd'
import { useState } from 'react'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { EmptyState } from '#runtime/web/shell/empty-state.tsx'
import { Loaded } from '#runtime/web/shell/loaded.tsx'
import { usePageTitle } from '#runtime/web/shell/use-page-title.ts'
import { type ReleaseNote, readDiff, readRevisionDefinitions } from '../api/promotion-api.ts'
import { useDraft } from '../draft/use-draft.ts'
import { useTexts } from '../texts/use-texts.ts'
import { FormComparison } from './form-comparison.tsx'
import { NoteList } from './note-list.tsx'
import { texts } from './texts.ts'
import { WorkflowComparison } from './workflow-comparison.tsx'

export function ChangesPage() {
  const t = useTexts(texts)
  const { integer, text } = useLocale()
  const { draft, definitions } = useDraft()
  const { message } = App.useApp()
  const [view, setView] = useState<'notes' | 'sides'>('notes')
  usePageTitle(`${t.title} · ${draft.name}`)
  const diff = useQuery({
    queryKey: ['draft', draft.id, 'diff', draft.version],
    queryFn: ({ signal }) => readDiff(draft.id, signal),
  })
  const base = useQuery({
    queryKey: ['revision', draft.base, 'definitions'],
    queryFn: ({ signal }) => readRevisionDefinitions(draft.base, signal),
    staleTime: Number.POSITIVE_INFINITY,
    enabled: view === 'sides',
  })
  const drawn = (note: ReleaseNote) => {
    const old = base.data?.definitions ?? []
    const before = old.find(item => item.id === note.definition)
    const after = definitions.find(item => item.id === note.definition)
    if (view !== 'sides') return null
    if (before?.kind === 'workflow' && after?.kind === 'workflow') {
      return <WorkflowComparison before={before} after={after} />
    }
    if (before?.kind !== 'form' || after?.kind !== 'form') return null
    return <FormComparison before={before} after={after} oldDefinitions={old} newDefinitions={definitions} />
  }
  const copy = async (notes: readonly ReleaseNote[]) => {
    await navigator.clipboard.writeText(
      notes
        .map(note => [text(note.heading, note.name), ...note.lines.map(line => `- ${text(line.text)}`)].join('\n'))
        .join('\n\n'),
    )
    void message.success(t.copied)
  }
  return (
    <div className="page">
      <header className="page-head">
        <h1>{t.title}</h1>
        <span className="muted">{t.hint(integer(draft.base))}</span>
        <span className="spacer" />
        {diff.data && diff.data.notes.length > 0 ? (
          <Button icon={<CopyOutlined aria-hidden />} onClick={() => void copy(diff.data.notes)}>
            {t.copy}
          </Button>
        ) : null}
        <Segmented
          value={view}
          onChange={setView}
          options={[
            { value: 'notes', label: t.sentences },
            { value: 'sides', label: t.sideBySide },
          ]}
        />
      </header>
      <div className="card">
        <Loaded query={diff}>
          {({ notes }) =>
            notes.length === 0 ? (
              <EmptyState text={t.none} hint={t.noneHint} />
            ) : (
              <NoteList notes={notes} sideBySide={view === 'sides'} more={drawn} />
            )
          }
        </Loaded>
      </div>
    </div>
  )
}

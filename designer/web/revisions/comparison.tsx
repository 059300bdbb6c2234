/** Compares any two of revisions, drafts and templates. */
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useId, useState } from 'react'
import type { LocalizedText } from '#metadata/definitions.ts'
import { get } from '#runtime/web/api/request.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { EmptyState } from '#runtime/web/shell/empty-state.tsx'
import { Labelled } from '#runtime/web/shell/labelled.tsx'
import { Loaded } from '#runtime/web/shell/loaded.tsx'
import { listDrafts } from '../api/draft-api.ts'
import { compare, listRevisions } from '../api/promotion-api.ts'
import { NoteList } from '../changes/note-list.tsx'
import { useTexts } from '../texts/use-texts.ts'
import { texts } from './texts.ts'

interface Templates {
  readonly templates: readonly { readonly name: string; readonly label: LocalizedText }[]
}

export function Comparison() {
  const t = useTexts(texts)
  const { integer, label } = useLocale()
  const [from, setFrom] = useState<string>()
  const [to, setTo] = useState<string>()
  const ids = [useId(), useId()] as const
  const revisions = useQuery({ queryKey: ['designer', 'revisions'], queryFn: ({ signal }) => listRevisions(signal) })
  const drafts = useQuery({ queryKey: ['drafts', false], queryFn: ({ signal }) => listDrafts(false, signal) })
  const templates = useQuery({
    queryKey: ['designer', 'templates'],
    queryFn: ({ signal }) => get<Templates>('/api/designer/templates', signal),
  })
  const options = [
    ...(revisions.data?.revisions ?? []).map(({ number }) => ({
      value: `revision:${number}`,
      label: t.revision(integer(number)),
    })),
    ...(drafts.data?.drafts ?? []).map(({ id, name }) => ({ value: `draft:${id}`, label: t.draft(name) })),
    ...(templates.data?.templates ?? []).map(item => ({
      value: `template:${item.name}`,
      label: t.template(label(item)),
    })),
  ]
  const result = useQuery({
    queryKey: ['designer', 'compare', from, to],
    queryFn: ({ signal }) => compare(from!, to!, signal),
    enabled: from !== undefined && to !== undefined,
  })
  const search = { optionFilterProp: 'label' }
  return (
    <section className="card" aria-label={t.compare}>
      <div className="card-head">
        <h2>{t.compare}</h2>
        <Labelled label={t.from} htmlFor={ids[0]}>
          <Select
            id={ids[0]}
            style={{ width: 260 }}
            options={options}
            value={from ?? null}
            onChange={setFrom}
            showSearch={search}
          />
        </Labelled>
        <Labelled label={t.to} htmlFor={ids[1]}>
          <Select
            id={ids[1]}
            style={{ width: 260 }}
            options={options}
            value={to ?? null}
            onChange={setTo}
            showSearch={search}
          />
        </Labelled>
      </div>
      {from && to ? (
        <Loaded query={result}>
          {({ notes }) =>
            notes.length === 0 ? <EmptyState text={t.same} small /> : <NoteList notes={notes} sideBySide />
          }
        </Loaded>
      ) : null}
    </section>
  )
}

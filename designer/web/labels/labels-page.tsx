/** All texts of the draft in both languages: found, filled in where they stand, taken out and in as a table. */
import { DownloadOutlined, DownOutlined, SearchOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Dropdown, Input, Select, Space } from 'antd'
import { useMemo, useState } from 'react'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { EmptyState } from '#runtime/web/shell/empty-state.tsx'
import { Loaded } from '#runtime/web/shell/loaded.tsx'
import { usePageTitle } from '#runtime/web/shell/use-page-title.ts'
import { texts as draftTexts } from '../draft/texts.ts'
import { type KindName, useDraft } from '../draft/use-draft.ts'
import { useTexts } from '../texts/use-texts.ts'
import { type Label, labelsFile, readLabels } from './label-api.ts'
import { LabelTable } from './label-table.tsx'
import './labels.css'
import { texts } from './texts.ts'
import { UploadLabels } from './upload-labels.tsx'

export function LabelsPage() {
  const t = useTexts(texts)
  const { kinds } = useTexts(draftTexts)
  const { integer, locale } = useLocale()
  const { draft, readOnly } = useDraft()
  const [search, setSearch] = useState('')
  const [kind, setKind] = useState<KindName | ''>('')
  const [isMissingOnly, setMissingOnly] = useState(false)
  usePageTitle(t.title)
  const query = useQuery({
    queryKey: ['draft', draft.id, 'labels'],
    queryFn: ({ signal }) => readLabels(draft.id, signal),
  })
  const labels = query.data?.labels
  const shown = useMemo(
    () => (labels ?? []).filter(label => fits(label, { search, kind, isMissingOnly })),
    [labels, search, kind, isMissingOnly],
  )
  const present = useMemo(() => [...new Set((labels ?? []).map(label => label.kind))], [labels])
  return (
    <div className="page labels-page">
      <header className="page-head">
        <h1>{t.title}</h1>
        <span className="muted">{t.shown(integer(shown.length), integer(labels?.length ?? 0))}</span>
        <span className="spacer" />
        <Space.Compact>
          <Button href={labelsFile(draft.id, locale, false)} icon={<DownloadOutlined aria-hidden />}>
            {t.download}
          </Button>
          <Dropdown
            trigger={['click']}
            menu={{
              items: [
                {
                  key: 'missing',
                  label: <a href={labelsFile(draft.id, locale, true)}>{t.downloadMissing}</a>,
                },
              ],
            }}
          >
            <Button icon={<DownOutlined aria-hidden />} aria-label={t.downloadOther} />
          </Dropdown>
        </Space.Compact>
        {readOnly ? null : <UploadLabels />}
      </header>
      <div className="card labels-card">
        <div className="card-head">
          <Input
            className="labels-search"
            prefix={<SearchOutlined aria-hidden />}
            placeholder={t.search}
            aria-label={t.search}
            allowClear
            value={search}
            onChange={event => setSearch(event.target.value)}
          />
          <Select<KindName | ''>
            className="labels-kind"
            aria-label={t.kind}
            value={kind}
            onChange={setKind}
            options={[{ value: '', label: t.allKinds }, ...present.map(value => ({ value, label: kinds[value] }))]}
          />
          <Checkbox checked={isMissingOnly} onChange={({ target }) => setMissingOnly(target.checked)}>
            {t.missingOnly(integer(query.data?.missing ?? 0))}
          </Checkbox>
          <span className="spacer" />
          <span className="muted labels-hint">{t.hint}</span>
        </div>
        <Loaded query={query}>
          {() =>
            shown.length === 0 ? (
              <EmptyState
                text={isMissingOnly && query.data?.missing === 0 ? t.complete : t.none}
                action={
                  <Button
                    onClick={() => {
                      setSearch('')
                      setKind('')
                      setMissingOnly(false)
                    }}
                  >
                    {t.allKinds}
                  </Button>
                }
              />
            ) : (
              <LabelTable labels={shown} />
            )
          }
        </Loaded>
      </div>
    </div>
  )
}

interface Wish {
  readonly search: string
  readonly kind: KindName | ''
  readonly isMissingOnly: boolean
}

function fits(label: Label, { search, kind, isMissingOnly }: Wish): boolean {
  if (kind !== '' && label.kind !== kind) return false
  if (isMissingOnly && label.missing.length === 0) return false
  const wanted = search.trim().toLowerCase()
  if (wanted === '') return true
  const { name, path, what, en, 'zh-CN': zh } = label
  return [name, path, what.en, what['zh-CN'], en, zh].some(text => text?.toLowerCase().includes(wanted))
}

/** Search over everything, by Ctrl/⌘ K: records, lists and things to do, walked through with the arrow keys. */
import { SearchOutlined } from '@ant-design/icons'
import { Input, Modal } from 'antd'
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useSession } from '../api/session.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { useRecordDrawers } from '../record/drawer-context.ts'
import { ObjectIcon } from '../shell/icon.tsx'
import { createEntries, listEntries, type SearchEntry } from './search-entries.ts'
import { useSearch } from './use-search.ts'
import './search.css'

interface SearchDialogProps {
  readonly open: boolean
  readonly onClose: () => void
}

export function SearchDialog({ open, onClose }: SearchDialogProps) {
  const { t } = useTranslation()
  return (
    <Modal
      open={open}
      onCancel={onClose}
      title={t('search.title')}
      footer={null}
      closable={false}
      width={640}
      className="search-dialog"
      styles={{ container: { padding: 0 }, header: { display: 'none' } }}
      style={{ top: 80 }}
      destroyOnHidden
    >
      <SearchBox onClose={onClose} />
    </Modal>
  )
}

interface Section {
  readonly title: string
  readonly entries: readonly SearchEntry[]
}

function SearchBox({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { create } = useRecordDrawers()
  const id = useId()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const sections = useSections(text)
  const entries = sections.flatMap(section => section.entries)
  const current = entries[Math.min(at, entries.length - 1)]

  // biome-ignore lint/correctness/useExhaustiveDependencies: other text, other hits
  useEffect(() => setAt(0), [text])
  useEffect(() => {
    if (current) document.getElementById(`${id}-${current.key}`)?.scrollIntoView({ block: 'nearest' })
  }, [current, id])

  const run = (entry: SearchEntry | undefined) => {
    if (!entry) return
    onClose()
    if ('go' in entry.act) navigate(entry.act.go)
    else create({ object: entry.act.create, purpose: 'record' })
  }
  const keys = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown') setAt(before => Math.min(before + 1, entries.length - 1))
    else if (event.key === 'ArrowUp') setAt(before => Math.max(before - 1, 0))
    else if (event.key === 'Enter') run(current)
    else return
    event.preventDefault()
  }
  return (
    <div className="search-box">
      <Input
        autoFocus
        size="large"
        variant="borderless"
        prefix={<SearchOutlined aria-hidden />}
        placeholder={t('search.placeholder')}
        aria-label={t('search.title')}
        role="combobox"
        aria-expanded={entries.length > 0}
        aria-controls={`${id}-hits`}
        {...(current ? { 'aria-activedescendant': `${id}-${current.key}` } : {})}
        value={text}
        onChange={event => setText(event.target.value)}
        onKeyDown={keys}
      />
      <div id={`${id}-hits`} role="listbox" aria-label={t('search.results')} className="search-hits">
        {sections.map(section => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options within a list box
          <div key={section.title} role="group" aria-label={section.title}>
            <div className="search-section" aria-hidden>
              {section.title}
            </div>
            {section.entries.map(entry => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the input, which keeps the focus
              <div
                key={entry.key}
                id={`${id}-${entry.key}`}
                role="option"
                tabIndex={-1}
                aria-selected={entry === current}
                className={entry === current ? 'search-hit search-hit-current' : 'search-hit'}
                onMouseMove={() => setAt(entries.indexOf(entry))}
                onClick={() => run(entry)}
              >
                <ObjectIcon name={entry.icon} color={entry.color} label={entry.words} size={24} />
                <span className="search-words" translate={entry.key.startsWith('record-') ? 'no' : 'yes'}>
                  {entry.words}
                </span>
                {entry.detail ? <span className="muted search-detail">{entry.detail}</span> : null}
              </div>
            ))}
          </div>
        ))}
        {entries.length === 0 ? <div className="search-none muted">{t('search.none')}</div> : null}
      </div>
    </div>
  )
}

function useSections(text: string): Section[] {
  const { t } = useTranslation()
  const { catalog } = useSession()
  const { label } = useLocale()
  const settled = useDeferredValue(text)
  const hits = useSearch(settled, 12)
  return useMemo(() => {
    const words = { label, create: (object: string) => t('record.newOf', { object }) }
    const records = (settled.trim() ? (hits.data ?? []) : []).map<SearchEntry>(hit => {
      const object = catalog.objects.get(hit.object)
      return {
        key: `record-${hit.id}`,
        words: hit.title,
        detail: object ? label(object) : hit.object,
        icon: object?.icon,
        color: object?.color,
        act: { go: `/records/${encodeURIComponent(hit.object)}/${hit.id}` },
      }
    })
    const all: SearchEntry[] = settled.trim()
      ? [
          {
            key: 'all',
            words: t('search.all', { text: settled.trim() }),
            icon: 'search',
            act: { go: `/search?q=${encodeURIComponent(settled.trim())}` },
          },
        ]
      : []
    return [
      { title: t('search.records'), entries: records.length > 0 ? [...records, ...all] : [] },
      { title: t('search.lists'), entries: listEntries(catalog, settled.trim(), words).slice(0, 6) },
      { title: t('search.actions'), entries: createEntries(catalog, settled.trim(), words).slice(0, 6) },
    ].filter(section => section.entries.length > 0)
  }, [catalog, hits.data, label, settled, t])
}

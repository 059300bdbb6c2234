/** What the menu does not open yet: lists, queries, reports and dashboards to drag into it, and links. */
import { LinkOutlined, SearchOutlined } from '@ant-design/icons'
import { Button, Input, Popover } from 'antd'
import { useMemo, useState } from 'react'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { Icon } from '#runtime/web/shell/icon.tsx'
import { Labelled } from '#runtime/web/shell/labelled.tsx'
import { useSelection } from '../definition/use-selection.ts'
import { useDraft } from '../draft/use-draft.ts'
import { useDragItem } from '../drag/use-drag-item.ts'
import { useTexts } from '../texts/use-texts.ts'
import { useEntryWords } from './entry-words.ts'
import { type EntrySource, useMenuEditing } from './menu-editing.ts'
import { texts } from './texts.ts'

export function EntryPalette() {
  const t = useTexts(texts)
  const { label } = useLocale()
  const { all } = useDraft()
  const { menu, acts } = useMenuEditing()
  const { place } = useSelection()
  const [search, setSearch] = useState('')
  const taken = useMemo(
    () =>
      new Set(
        menu.groups.flatMap(group =>
          group.items.map(item => item.list ?? item.query ?? item.report ?? item.dashboard ?? ''),
        ),
      ),
    [menu],
  )
  const wanted = search.trim().toLowerCase()
  const offered = (kind: 'list' | 'query' | 'report' | 'dashboard') =>
    all(kind)
      .filter(item => !taken.has(item.name) && `${label(item)} ${item.name}`.toLowerCase().includes(wanted))
      .sort((a, b) => label(a).localeCompare(label(b)))
  const group = menu.groups.find(item => item.id === place[1]) ?? menu.groups.at(-1)
  const add = (source: EntrySource) => {
    const after = group?.items.some(item => item.id === place[3]) ? place[3] : undefined
    if (group) acts.addEntry(source, group.id, after)
  }
  const parts = [
    { kind: 'list' as const, title: t.listsOf, items: offered('list') },
    { kind: 'query' as const, title: t.queries, items: offered('query') },
    { kind: 'report' as const, title: t.reports, items: offered('report') },
    { kind: 'dashboard' as const, title: t.dashboards, items: offered('dashboard') },
  ]
  return (
    <aside className="palette menu-palette" aria-label={t.entries}>
      <h2>{t.entries}</h2>
      <Input
        size="small"
        allowClear
        prefix={<SearchOutlined aria-hidden />}
        placeholder={t.find}
        aria-label={t.find}
        value={search}
        onChange={event => setSearch(event.target.value)}
      />
      <div className="palette-list">
        {parts.map(({ kind, title, items }) =>
          items.length === 0 ? null : (
            <section key={kind}>
              <h3 className="palette-title">{title}</h3>
              <ul className="palette-items">
                {items.map(item => (
                  <Source key={item.name} kind={kind} name={item.name} words={label(item)} onAdd={add} />
                ))}
              </ul>
            </section>
          ),
        )}
        {parts.every(part => part.items.length === 0) ? <p className="muted">{t.noMatch}</p> : null}
      </div>
      <Popover trigger="click" placement="topLeft" content={<LinkForm onAdd={add} />}>
        <Button size="small" block icon={<LinkOutlined aria-hidden />}>
          {t.addLink}
        </Button>
      </Popover>
      <p className="palette-hint">{t.hint}</p>
    </aside>
  )
}

interface SourceProps {
  readonly kind: 'list' | 'query' | 'report' | 'dashboard'
  readonly name: string
  readonly words: string
  readonly onAdd: (source: EntrySource) => void
}

function Source({ kind, name, words, onAdd }: SourceProps) {
  const t = useTexts(texts)
  const { icon } = useEntryWords()({ [kind]: name })
  const { frame, grip, dragging } = useDragItem(
    { kind: 'source', key: `${kind}:${name}`, words, siblings: [], axis: 'y' },
    false,
    [],
  )
  return (
    <li ref={frame} className={dragging ? 'drag-away' : undefined}>
      <button
        {...grip}
        className="palette-item"
        title={words}
        aria-label={t.addTo(words)}
        onClick={() => onAdd({ [kind]: name })}
      >
        <span className="field-type-icon">
          <Icon name={icon} label={words} />
        </span>
        <span className="ordered-words">{words}</span>
      </button>
    </li>
  )
}

function LinkForm({ onAdd }: { readonly onAdd: (source: EntrySource) => void }) {
  const t = useTexts(texts)
  const { locale } = useLocale()
  const [link, setLink] = useState('')
  const [words, setWords] = useState('')
  const isReady = /^(https?:\/\/|\/).+/.test(link.trim()) && words.trim() !== ''
  const add = () => {
    onAdd({ link: link.trim(), label: { [locale]: words.trim() } })
    setLink('')
    setWords('')
  }
  return (
    <form
      className="stack"
      style={{ width: 260 }}
      onSubmit={event => {
        event.preventDefault()
        if (isReady) add()
      }}
    >
      <Labelled label={t.words}>
        <Input value={words} onChange={event => setWords(event.target.value)} maxLength={200} />
      </Labelled>
      <Labelled label={t.address}>
        <Input
          value={link}
          placeholder={t.addressHint}
          onChange={event => setLink(event.target.value)}
          maxLength={1000}
        />
      </Labelled>
      <Button type="primary" htmlType="submit" disabled={!isReady}>
        {t.add}
      </Button>
    </form>
  )
}

/** All definitions of the draft by kind, those of an object below it, with search and marks where findings are. */
import { CaretRightOutlined, SearchOutlined } from '@ant-design/icons'
import { Input } from 'antd'
import { useMemo, useState } from 'react'
import { NavLink, useParams } from 'react-router'
import type { Definition } from '#metadata/definitions.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { texts } from '../draft/texts.ts'
import { type KindName, useDraft } from '../draft/use-draft.ts'
import { useTexts } from '../texts/use-texts.ts'
import { NewDefinition } from './new-definition.tsx'

/** Kinds in the order of the tree; those that belong to an object come below it. */
const topKinds: readonly KindName[] = [
  'object',
  'dashboard',
  'workflow',
  'mailTemplate',
  'menu',
  'role',
  'picklist',
  'type',
  'numbering',
  'setting',
  'template',
]
const objectKinds: readonly KindName[] = [
  'form',
  'list',
  'page',
  'query',
  'report',
  'document',
  'lifecycle',
  'approval',
  'action',
  'conversion',
]

export function DefinitionTree() {
  const t = useTexts(texts)
  const { label } = useLocale()
  const { definitions, byId } = useDraft()
  const { definition: openId } = useParams()
  const [search, setSearch] = useState('')
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(['object']))

  const wanted = search.trim().toLowerCase()
  const matches = (item: Definition) =>
    wanted === '' || `${item.name} ${item.label.en ?? ''} ${item.label['zh-CN'] ?? ''}`.toLowerCase().includes(wanted)
  const byObject = useMemo(
    () =>
      Map.groupBy(definitions, item => (objectKinds.includes(item.kind) ? (item as { object: string }).object : '')),
    [definitions],
  )
  const current = byId(openId)
  const currentObject = current && 'object' in current ? current.object : current?.name

  const toggle = (key: string) =>
    setOpen(before => {
      const next = new Set(before)
      if (!next.delete(key)) next.add(key)
      return next
    })
  const byLabel = (a: Definition, b: Definition) => label(a).localeCompare(label(b))

  return (
    <nav className="definition-tree" aria-label={t.definitions}>
      <div className="tree-head">
        <Input
          prefix={<SearchOutlined aria-hidden />}
          placeholder={t.search}
          aria-label={t.search}
          allowClear
          value={search}
          onChange={event => setSearch(event.target.value)}
        />
        <NewDefinition />
      </div>
      <div className="tree-scroll">
        {topKinds.map(kind => {
          const items = definitions.filter(item => item.kind === kind).sort(byLabel)
          const shown = items.filter(
            item => matches(item) || (kind === 'object' && (byObject.get(item.name) ?? []).some(matches)),
          )
          if (shown.length === 0 && wanted !== '') return null
          const isOpen = open.has(kind) || wanted !== '' || current?.kind === kind
          return (
            <section key={kind}>
              <TreeToggle open={isOpen} onToggle={() => toggle(kind)} count={items.length}>
                {t.kinds[kind]}
              </TreeToggle>
              {isOpen ? (
                <ul>
                  {shown.map(item => {
                    const parts = kind === 'object' ? (byObject.get(item.name) ?? []) : []
                    const partsShown =
                      currentObject === item.name || open.has(item.id) || (wanted !== '' && parts.some(matches))
                    return (
                      <li key={item.id}>
                        <div className="tree-row">
                          {parts.length > 0 ? (
                            <button
                              type="button"
                              className="tree-caret"
                              aria-expanded={partsShown}
                              aria-label={label(item)}
                              onClick={() => toggle(item.id)}
                            >
                              <CaretRightOutlined aria-hidden rotate={partsShown ? 90 : 0} />
                            </button>
                          ) : (
                            <span className="tree-caret" />
                          )}
                          <DefinitionLink definition={item} />
                        </div>
                        {partsShown && parts.length > 0 ? (
                          <ul>
                            {objectKinds.flatMap(part =>
                              parts
                                .filter(inner => inner.kind === part && (matches(inner) || matches(item)))
                                .sort(byLabel)
                                .map(inner => (
                                  <li key={inner.id} className="tree-part">
                                    <DefinitionLink definition={inner} hint={t.kind[part]} />
                                  </li>
                                )),
                            )}
                          </ul>
                        ) : null}
                      </li>
                    )
                  })}
                </ul>
              ) : null}
            </section>
          )
        })}
        {wanted !== '' && !definitions.some(matches) ? <p className="muted tree-nothing">{t.nothingFound}</p> : null}
      </div>
    </nav>
  )
}

interface TreeToggleProps {
  readonly open: boolean
  readonly count: number
  readonly onToggle: () => void
  readonly children: string
}

function TreeToggle({ open, count, onToggle, children }: TreeToggleProps) {
  return (
    <button type="button" className="tree-kind" aria-expanded={open} onClick={onToggle}>
      <CaretRightOutlined aria-hidden rotate={open ? 90 : 0} />
      <span>{children}</span>
      <span className="muted">{count}</span>
    </button>
  )
}

function DefinitionLink({ definition, hint }: { readonly definition: Definition; readonly hint?: string }) {
  const { label } = useLocale()
  const { draft, findingsOf } = useDraft()
  const findings = findingsOf(definition.id)
  const mark = findings.some(item => item.severity === 'error') ? 'error' : findings.length > 0 ? 'warning' : undefined
  return (
    <NavLink className="tree-link" to={`/designer/drafts/${draft.id}/${definition.kind}/${definition.id}`}>
      <span className="tree-words">{label(definition)}</span>
      {hint ? <span className="muted tree-hint">{hint}</span> : null}
      {mark ? <span className={`tree-mark tree-mark-${mark}`} aria-hidden /> : null}
    </NavLink>
  )
}

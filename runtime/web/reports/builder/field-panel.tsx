/** The fields of the object at the side: searched, opened across references, dragged to a shelf or put there by their menu. */
import { CaretDownOutlined, CaretRightOutlined, NumberOutlined, PlusOutlined } from '@ant-design/icons'
import { useDraggable } from '@dnd-kit/core'
import { Dropdown, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CatalogObject } from '../../api/catalog.ts'
import { useSession } from '../../api/session.ts'
import { FieldTypeIcon } from '../../fields/field-type-icon.tsx'
import { useLocale } from '../../i18n/use-locale.ts'
import { type FieldNode, fieldNodes, findFields, type Section } from './field-tree.ts'
import { mayGroup, mayMeasure, type Picked } from './report-edits.ts'

export type Shelf = 'rows' | 'columns' | 'measures' | 'filters'

/** Whether a field can go to a shelf. */
export function fits(shelf: Shelf, picked: Picked | undefined): boolean {
  if (!picked) return shelf === 'measures'
  if (shelf === 'measures') return mayMeasure(picked.field)
  if (shelf === 'filters') return picked.field.type !== 'file' && picked.field.type !== 'children'
  return mayGroup(picked.field)
}

interface FieldPanelProps {
  readonly object: CatalogObject
  /** Only these shelves are offered. */
  readonly shelves?: readonly Shelf[]
  readonly onAdd: (shelf: Shelf, picked: Picked | undefined) => void
}

const everywhere: readonly Shelf[] = ['rows', 'columns', 'measures', 'filters']
const sections: readonly Section[] = ['numbers', 'dates', 'others', 'related']

export function FieldPanel({ object, shelves = everywhere, onAdd }: FieldPanelProps) {
  const { t } = useTranslation()
  const { catalog } = useSession()
  const { label, text } = useLocale()
  const [search, setSearch] = useState('')
  const found = search.trim() === '' ? undefined : findFields(catalog, object, label, search)
  const offered = (node: FieldNode) => shelves.some(shelf => fits(shelf, node)) || node.target !== undefined
  const draw = (node: FieldNode) => (
    <Entry key={node.path} node={node} shelves={shelves} onAdd={onAdd} isFound={found !== undefined} />
  )
  const nodes = fieldNodes(catalog, object, label)
  return (
    <div className="builder-fields">
      <Input.Search
        allowClear
        size="small"
        value={search}
        placeholder={t('builder.search')}
        aria-label={t('builder.search')}
        onChange={event => setSearch(event.target.value)}
      />
      {found ? (
        <ul className="builder-tree" aria-label={t('builder.found')}>
          {found.filter(offered).map(draw)}
          {found.length === 0 ? <li className="muted">{t('builder.noField')}</li> : null}
        </ul>
      ) : (
        <>
          {shelves.includes('measures') ? (
            <ul className="builder-tree">
              <CountEntry object={text(object.plural, object.name)} onAdd={onAdd} />
            </ul>
          ) : null}
          {sections.map(section => {
            const shown = nodes[section].filter(offered)
            return shown.length === 0 ? null : (
              <section key={section}>
                <h3>{t(`builder.sections.${section}`)}</h3>
                <ul className="builder-tree">{shown.map(draw)}</ul>
              </section>
            )
          })}
        </>
      )}
    </div>
  )
}

interface EntryProps {
  readonly node: FieldNode
  readonly shelves: readonly Shelf[]
  readonly isFound: boolean
  readonly onAdd: (shelf: Shelf, picked: Picked) => void
}

function Entry({ node, shelves, isFound, onAdd }: EntryProps) {
  const { t } = useTranslation()
  const { catalog } = useSession()
  const { label } = useLocale()
  const [isOpen, open] = useState(false)
  const words = isFound ? node.words : label(node.field)
  const below = isOpen && node.target ? Object.values(fieldNodes(catalog, node.target, label, node)).flat() : []
  const fitting = shelves.filter(shelf => fits(shelf, node))
  return (
    <li>
      <div className="builder-entry">
        {node.target && !isFound ? (
          <button
            type="button"
            className="builder-open"
            aria-expanded={isOpen}
            aria-label={t('builder.openField', { field: words })}
            onClick={() => open(!isOpen)}
          >
            {isOpen ? <CaretDownOutlined aria-hidden /> : <CaretRightOutlined aria-hidden />}
          </button>
        ) : (
          <span className="builder-open" />
        )}
        {fitting.length > 0 ? (
          <Pickable id={`field/${node.path}`} node={node} words={words} shelves={fitting} onAdd={onAdd} />
        ) : (
          <button type="button" className="builder-field" onClick={() => open(!isOpen)}>
            <FieldTypeIcon type={node.field.type} />
            <span className="builder-words">{words}</span>
          </button>
        )}
      </div>
      {below.length > 0 ? (
        <ul className="builder-tree">
          {below
            .filter(item => item.target || shelves.some(shelf => fits(shelf, item)))
            .map(item => (
              <Entry key={item.path} node={item} shelves={shelves} onAdd={onAdd} isFound={false} />
            ))}
        </ul>
      ) : null}
    </li>
  )
}

function CountEntry({ object, onAdd }: { readonly object: string; readonly onAdd: FieldPanelProps['onAdd'] }) {
  const { t } = useTranslation()
  const words = t('builder.count', { object })
  return (
    <li>
      <div className="builder-entry">
        <span className="builder-open" />
        <Pickable id="field" words={words} shelves={['measures']} onAdd={onAdd} />
      </div>
    </li>
  )
}

interface PickableProps {
  readonly id: string
  readonly node?: FieldNode
  readonly words: string
  readonly shelves: readonly Shelf[]
  readonly onAdd: (shelf: Shelf, picked: Picked) => void
}

function Pickable({ id, node, words, shelves, onAdd }: PickableProps) {
  const { t } = useTranslation()
  const { setNodeRef, listeners } = useDraggable({ id, data: { picked: node, words } })
  const add = onAdd as FieldPanelProps['onAdd']
  const [only] = shelves
  const content = (
    <>
      {node ? <FieldTypeIcon type={node.field.type} /> : <NumberOutlined aria-hidden className="field-type-icon" />}
      <span className="builder-words" title={words}>
        {words}
      </span>
      <PlusOutlined aria-hidden className="builder-plus" />
    </>
  )
  if (shelves.length === 1 && only) {
    return (
      <button
        ref={setNodeRef}
        type="button"
        className="builder-field"
        {...listeners}
        aria-label={t(`builder.addTo.${only}`, { field: words })}
        onClick={() => add(only, node)}
      >
        {content}
      </button>
    )
  }
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: shelves.map(shelf => ({ key: shelf, label: t(`builder.to.${shelf}`) })),
        onClick: ({ key }) => add(key as Shelf, node),
      }}
    >
      <button ref={setNodeRef} type="button" className="builder-field" aria-haspopup="menu" {...listeners}>
        {content}
      </button>
    </Dropdown>
  )
}

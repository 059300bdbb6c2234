/** What narrows and shapes a list: search, quick filters, filter builder, columns, keeping it all as a view. */
import { ControlOutlined, FilterOutlined, SaveOutlined, SearchOutlined } from '@ant-design/icons'
import { Badge, Button, Input, Popover, Segmented } from 'antd'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SortItem } from '#metadata/definitions.ts'
import type { CatalogObject } from '../api/catalog.ts'
import { BoardSwitch } from '../board/board-switch.tsx'
import type { BoardChoice } from '../board/use-board.ts'
import { useNarrow } from '../shell/use-media.ts'
import { ColumnChooser } from './column-chooser.tsx'
import { bothFilters, type ChangeList, countRules, type ListState, quickFilter } from './list-state.ts'
import { QuickFilters, quickRule } from './quick-filters.tsx'
import { SaveViewDialog } from './save-view-dialog.tsx'
import type { Density, TableLook } from './use-table-look.ts'
import type { PersonalDefinition, View } from './view.ts'

const FilterPanel = lazy(async () => ({ default: (await import('../filter/filter-panel.tsx')).FilterPanel }))

interface ListToolbarProps {
  readonly object: CatalogObject
  readonly view: View
  readonly state: ListState
  readonly change: ChangeList
  readonly columns: readonly string[]
  readonly sort: readonly SortItem[]
  readonly look: TableLook
  readonly onDensity: (density: Density) => void
  /** How the records stand. */
  readonly board: BoardChoice
}

export function ListToolbar(props: ListToolbarProps) {
  const { object, view, state, change, columns, sort, look, onDensity, board } = props
  const { t } = useTranslation()
  const [building, setBuilding] = useState(false)
  const [saving, setSaving] = useState(false)
  const narrow = useNarrow()
  const rules = countRules(state.filter)
  const altered =
    rules > 0 || Object.keys(state.quick).length > 0 || state.sort !== undefined || state.columns !== undefined
  const definition = (): PersonalDefinition => {
    const filter = bothFilters(view.filter, state.filter, quickFilter(state.quick, quickRule(object)))
    const widths = new Map(view.columns.map(column => [column.field, column.width]))
    return {
      columns: columns.map(field => {
        const width = look.widths[field] ?? widths.get(field)
        return width ? { field, width } : { field }
      }),
      ...(filter ? { filter } : {}),
      ...(sort.length > 0 ? { sort } : {}),
    }
  }
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a toolbar has no element of its own */}
      <div className="list-toolbar" role="group" aria-label={t('list.tools')}>
        <SearchBox value={state.search} onChange={search => change({ search }, true)} />
        {narrow && !building ? null : (
          <QuickFilters
            object={object}
            names={view.quickFilters}
            values={state.quick}
            onChange={(quick, isTyped) => change({ quick }, isTyped)}
          />
        )}
        <Badge count={rules + (narrow ? Object.keys(state.quick).length : 0)} size="small">
          <Button
            icon={<FilterOutlined aria-hidden />}
            aria-expanded={building}
            onClick={() => setBuilding(!building)}
            type={building ? 'primary' : 'default'}
            ghost={building}
          >
            {t('filter.title')}
          </Button>
        </Badge>
        <span className="spacer" />
        {altered ? (
          <>
            <Button
              type="text"
              onClick={() => change({ filter: undefined, quick: undefined, sort: undefined, columns: undefined })}
            >
              {t('list.reset')}
            </Button>
            <Button icon={<SaveOutlined aria-hidden />} onClick={() => setSaving(true)}>
              {t('view.save')}
            </Button>
          </>
        ) : null}
        <BoardSwitch {...board} />
        {board.field ? null : (
          <Popover
            trigger="click"
            placement="bottomRight"
            content={
              <>
                <Segmented
                  block
                  size="small"
                  style={{ marginBottom: 8 }}
                  value={look.density}
                  options={[
                    { value: 'normal', label: t('list.densityNormal') },
                    { value: 'compact', label: t('list.densityCompact') },
                  ]}
                  onChange={onDensity}
                />
                <ColumnChooser object={object} chosen={columns} onChange={next => change({ columns: next })} />
              </>
            }
          >
            <Button type="text" icon={<ControlOutlined aria-hidden />} aria-label={t('list.columns')} />
          </Popover>
        )}
      </div>
      {building ? (
        <Suspense fallback={<div className="filter-panel card" aria-busy="true" />}>
          <FilterPanel
            object={object}
            filter={state.filter}
            onApply={filter => change({ filter })}
            onClose={() => setBuilding(false)}
          />
        </Suspense>
      ) : null}
      {saving ? (
        <SaveViewDialog
          object={object.name}
          definition={definition()}
          onSaved={key =>
            change({ view: key, filter: undefined, quick: undefined, sort: undefined, columns: undefined })
          }
          onClose={() => setSaving(false)}
        />
      ) : null}
    </>
  )
}

/** Searches once typing rests. */
function SearchBox({ value, onChange }: { readonly value: string; readonly onChange: (value: string) => void }) {
  const { t } = useTranslation()
  const [text, setText] = useState(value)
  useEffect(() => setText(value), [value])
  useEffect(() => {
    if (text === value) return
    const timer = setTimeout(() => onChange(text), 300)
    return () => clearTimeout(timer)
  }, [text, value, onChange])
  return (
    <Input
      className="list-search"
      type="search"
      allowClear
      prefix={<SearchOutlined aria-hidden />}
      aria-label={t('list.search')}
      placeholder={t('list.search')}
      value={text}
      onChange={event => setText(event.target.value)}
    />
  )
}

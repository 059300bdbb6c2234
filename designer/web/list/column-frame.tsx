/** The head of a column that is edited: selected by a click, moved by dragging, resized at its edge. */
import { CaretDownOutlined, CaretUpOutlined, DownOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import type { ListColumn, SortItem } from '#metadata/definitions.ts'
import type { FieldType } from '#runtime/web/api/catalog.ts'
import { useDragItem } from '../drag/use-drag-item.ts'
import { FindingMark } from '../live/finding-mark.tsx'
import { useTexts } from '../texts/use-texts.ts'
import { texts } from './texts.ts'

interface ColumnFrameProps {
  /** Id of the list. */
  readonly list: string
  readonly column: ListColumn
  readonly type: FieldType
  readonly words: string
  readonly keys: readonly string[]
  readonly selected: boolean
  readonly sorted: SortItem | undefined
  readonly disabled: boolean
  readonly onSelect: () => void
  readonly onResizing: (width: number) => void
  readonly onResized: (width: number) => void
  readonly onTotal: (total: ListColumn['total']) => void
  readonly onSort: (direction: 'up' | 'down' | undefined) => void
  readonly onRemove: (() => void) | undefined
}

const unsorted = new Set<FieldType>(['children', 'file', 'multiChoice', 'anyReference', 'longText'])
const summed = new Set<FieldType>(['integer', 'decimal', 'money', 'percent', 'rating'])
const ordered = new Set<FieldType>(['date', 'datetime'])
const [narrowest, widest, step] = [40, 1000, 10]
const within = (width: number) => Math.round(Math.min(Math.max(width, narrowest), widest))

export function ColumnFrame(props: ColumnFrameProps) {
  const { list, column, type, words, keys, selected, sorted, disabled, onSelect, onTotal, onSort, onRemove } = props
  const t = useTexts(texts)
  const { frame, grip, dragging, indicator } = useDragItem(
    {
      kind: 'column',
      key: column.field,
      words,
      container: 'columns',
      containerWords: t.columns,
      siblings: keys,
      axis: 'x',
    },
    disabled,
  )
  const totals = summed.has(type)
    ? (['sum', 'avg', 'min', 'max'] as const)
    : ordered.has(type)
      ? (['min', 'max'] as const)
      : []
  const items = [
    ...(unsorted.has(type)
      ? []
      : [
          { key: 'up', label: t.sortUp },
          { key: 'down', label: t.sortDown },
          ...(sorted ? [{ key: 'unsorted', label: t.clearSort }] : []),
          { type: 'divider' as const },
        ]),
    ...totals.map(total => ({ key: total, label: t.totals[total] })),
    ...(column.total ? [{ key: 'noTotal', label: t.noTotal }] : []),
    ...(totals.length > 0 ? [{ type: 'divider' as const }] : []),
    ...(onRemove ? [{ key: 'remove', label: t.removeColumn, danger: true }] : []),
  ]
  const choose = (key: string) => {
    if (key === 'remove') onRemove?.()
    else if (key === 'up' || key === 'down') onSort(key)
    else if (key === 'unsorted') onSort(undefined)
    else onTotal(key === 'noTotal' ? undefined : (key as NonNullable<ListColumn['total']>))
  }
  const keysOf = (event: KeyboardEvent) => {
    if (event.key === 'Delete' && !disabled && !dragging) onRemove?.()
    ;(grip.onKeyDown as ((event: KeyboardEvent) => void) | undefined)?.(event)
  }
  const classes = ['column-frame drag-part drag-part-x', dragging ? 'drag-away' : '', selected ? 'column-selected' : '']
  return (
    <div ref={frame} className={classes.filter(Boolean).join(' ')} data-drop={indicator} data-column={column.field}>
      <button {...grip} className="column-name" aria-pressed={selected} onClick={onSelect} onKeyDown={keysOf}>
        {words}
        {sorted ? sorted.descending ? <CaretDownOutlined aria-hidden /> : <CaretUpOutlined aria-hidden /> : null}
      </button>
      <FindingMark definition={list} pointer={`/columns/${keys.indexOf(column.field)}`} />
      {disabled ? null : (
        <>
          <Dropdown
            trigger={['click']}
            menu={{
              items,
              selectable: true,
              selectedKeys: [
                ...(column.total ? [column.total] : []),
                ...(sorted ? [sorted.descending ? 'down' : 'up'] : []),
              ],
              onClick: ({ key }) => choose(key),
            }}
          >
            <Button
              className="column-more"
              size="small"
              type="text"
              icon={<DownOutlined aria-hidden />}
              aria-label={t.columnMenu(words)}
            />
          </Dropdown>
          <WidthHandle {...props} label={t.resize(words)} />
        </>
      )}
    </div>
  )
}

function WidthHandle({ column, label, onResizing, onResized }: ColumnFrameProps & { readonly label: string }) {
  const held = useRef<{ readonly x: number; readonly width: number; at: number }>(undefined)
  const widthOf = (node: Element) => column.width ?? node.closest('th')?.getBoundingClientRect().width ?? 120
  const down = (event: PointerEvent<HTMLElement>) => {
    event.preventDefault()
    event.stopPropagation()
    event.currentTarget.setPointerCapture(event.pointerId)
    const width = widthOf(event.currentTarget)
    held.current = { x: event.clientX, width, at: width }
  }
  const move = (event: PointerEvent) => {
    if (!held.current) return
    held.current.at = within(held.current.width + event.clientX - held.current.x)
    onResizing(held.current.at)
  }
  const up = () => {
    const { at, width } = held.current ?? { at: 0, width: 0 }
    held.current = undefined
    if (at !== width) onResized(at)
  }
  const keys = (event: KeyboardEvent<HTMLElement>) => {
    const by = event.key === 'ArrowRight' ? step : event.key === 'ArrowLeft' ? -step : 0
    event.stopPropagation()
    if (by === 0) return
    event.preventDefault()
    onResized(within(widthOf(event.currentTarget) + by))
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a handle between columns, not a rule between texts
    <span
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuemin={narrowest}
      aria-valuemax={widest}
      aria-valuenow={column.width ?? 120}
      tabIndex={0}
      className="width-handle"
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={up}
      onKeyDown={keys}
    />
  )
}

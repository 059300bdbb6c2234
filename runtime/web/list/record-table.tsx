/** Records as a dense table: sorted by its heads, walked through with the arrow keys, edited in its cells. */
import { CaretDownOutlined, CaretUpOutlined } from '@ant-design/icons'
import { Checkbox } from 'antd'
import { type CSSProperties, type KeyboardEvent, type ReactNode, useCallback, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ListColumn, SortItem } from '#metadata/definitions.ts'
import type { CatalogObject } from '../api/catalog.ts'
import type { ResolvedPath } from '../api/path.ts'
import { isBlank, type StoredRecord } from '../api/values.ts'
import { FieldValue, isNumeric } from '../fields/field-value.tsx'
import { recordTitle } from '../fields/record-title.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { ColumnGrip } from './column-grip.tsx'
import { TableCell } from './table-cell.tsx'
import type { ColumnWidths, TableLook } from './use-table-look.ts'

export interface TableColumn extends ResolvedPath {
  readonly column: ListColumn
}

interface RecordTableProps {
  readonly object: CatalogObject
  readonly columns: readonly TableColumn[]
  readonly records: readonly StoredRecord[]
  readonly totals: Readonly<Record<string, unknown>> | undefined
  readonly sort: readonly SortItem[]
  readonly inlineEdit: boolean
  readonly selected: ReadonlySet<string>
  readonly busy: boolean
  readonly onSelect: (ids: ReadonlySet<string>) => void
  readonly onSort: (path: string) => void
  readonly onOpen: (id: string) => void
  readonly look?: TableLook | undefined
  readonly onWidths?: ((widths: ColumnWidths | undefined) => void) | undefined
  /** What an editor draws in place of the heads; the records below are then only looked at. */
  readonly frame?: TableFrame | undefined
}

export interface TableFrame {
  readonly head: (column: TableColumn, words: string) => ReactNode
  /** A last column of its own, such as for adding one. */
  readonly lastHead: ReactNode
}

interface Position {
  readonly row: number
  readonly column: number
}

/** Of the column with the check boxes, in pixels. */
const selectWidth = 40

/** The color that a list gives to a record, as a tint that its text can be read on. */
function rowColor(record: StoredRecord): { style?: CSSProperties; 'data-colored'?: true } {
  const color = record['@color']
  return typeof color === 'string' ? { style: { '--row-color': color } as CSSProperties, 'data-colored': true } : {}
}

const unsorted = new Set(['children', 'file', 'multiChoice', 'anyReference', 'longText'])

export function RecordTable(props: RecordTableProps) {
  const { object, columns, records, totals, sort, inlineEdit, selected, busy, onSelect, onSort, onOpen, frame } = props
  const { look, onWidths } = props
  const { t } = useTranslation()
  const { label, text, locale } = useLocale()
  const table = useRef<HTMLTableElement>(null)
  const [at, setAt] = useState<Position>({ row: 0, column: 0 })
  const [editing, setEditing] = useState<Position>()
  const mayEdit = inlineEdit && object.rights.update

  const focus = useCallback((row: number, column: number) => {
    setAt({ row, column })
    table.current?.querySelector<HTMLElement>(`[data-cell="${row}:${column}"]`)?.focus()
  }, [])
  const toggle = (id: string) => {
    const next = new Set(selected)
    if (!next.delete(id)) next.add(id)
    onSelect(next)
  }
  const keys = (event: KeyboardEvent) => {
    const { row, column } = at
    if (editing || !(event.target as HTMLElement).matches('[data-cell]')) return
    const record = records[row]
    const lastRow = records.length - 1
    const lastColumn = columns.length - 1
    const acts: Readonly<Record<string, () => void>> = {
      ArrowDown: () => focus(Math.min(row + 1, lastRow), column),
      ArrowUp: () => focus(Math.max(row - 1, 0), column),
      ArrowRight: () => focus(row, Math.min(column + 1, lastColumn)),
      ArrowLeft: () => focus(row, Math.max(column - 1, 0)),
      Home: () => focus(event.ctrlKey ? 0 : row, 0),
      End: () => focus(event.ctrlKey ? lastRow : row, lastColumn),
      PageDown: () => focus(Math.min(row + 15, lastRow), column),
      PageUp: () => focus(Math.max(row - 15, 0), column),
      Enter: () => record && onOpen(record.id),
      ' ': () => record && toggle(record.id),
      F2: () => mayEdit && setEditing(at),
    }
    const act = acts[event.key]
    if (!act) return
    event.preventDefault()
    act()
  }

  const isFixed = Object.keys(look?.widths ?? {}).length > 0
  const widthOf = ({ path, column }: TableColumn) => look?.widths[path] ?? column.width ?? (isFixed ? 160 : undefined)
  const width = isFixed ? columns.reduce((sum, column) => sum + (widthOf(column) ?? 0), selectWidth) : undefined
  const classes = ['record-table', busy && 'record-table-busy', look?.density === 'compact' && 'record-table-compact']
  const allSelected = records.every(record => selected.has(record.id))
  return (
    <div className="card record-table-frame">
      <table
        ref={table}
        className={classes.filter(Boolean).join(' ')}
        style={width === undefined ? undefined : { tableLayout: 'fixed', width, minWidth: '100%' }}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid that is walked through cell by cell
        role="grid"
        aria-label={text(object.plural, object.name)}
        aria-busy={busy}
        onKeyDown={keys}
      >
        <thead>
          <tr>
            <th scope="col" className="select-cell" inert={frame !== undefined}>
              <Checkbox
                aria-label={t('list.selectAll')}
                checked={allSelected && records.length > 0}
                indeterminate={!allSelected && selected.size > 0}
                onChange={() => onSelect(allSelected ? new Set() : new Set(records.map(record => record.id)))}
              />
            </th>
            {columns.map((column, index) => (
              <ColumnHead
                key={column.path}
                first={index === 0}
                column={column}
                sort={sort}
                label={columnLabel(column, label)}
                width={widthOf(column)}
                onSort={onSort}
                onWidths={frame ? undefined : onWidths}
                frame={frame}
              />
            ))}
            {frame?.lastHead}
          </tr>
        </thead>
        <tbody inert={frame !== undefined}>
          {records.map((record, row) => (
            <tr key={record.id} aria-selected={selected.has(record.id)} {...rowColor(record)}>
              <td className="select-cell" translate="no">
                <Checkbox
                  tabIndex={-1}
                  aria-label={t('list.select', { title: recordTitle(object, record, locale) })}
                  checked={selected.has(record.id)}
                  onChange={() => toggle(record.id)}
                />
              </td>
              {columns.map((column, index) => (
                <TableCell
                  key={column.path}
                  object={object}
                  record={record}
                  resolved={column}
                  first={index === 0}
                  position={`${row}:${index}`}
                  focusable={at.row === row && at.column === index}
                  editable={mayEdit}
                  editing={editing?.row === row && editing.column === index}
                  onFocus={() => setAt({ row, column: index })}
                  onEdit={() => setEditing({ row, column: index })}
                  onEdited={() => {
                    setEditing(undefined)
                    requestAnimationFrame(() => focus(row, index))
                  }}
                />
              ))}
              {frame ? <td /> : null}
            </tr>
          ))}
        </tbody>
        {totals && columns.some(column => !isBlank(totals[column.path])) ? (
          <tfoot>
            <tr>
              <td className="select-cell" />
              {columns.map(column => (
                <td key={column.path} className={isNumeric(column.field) ? 'numeric' : undefined}>
                  <Total column={column} value={totals[column.path]} />
                </td>
              ))}
              {frame ? <td /> : null}
            </tr>
          </tfoot>
        ) : null}
      </table>
    </div>
  )
}

/** A total; amounts in several currencies stand below each other. */
function Total({ column, value }: { readonly column: TableColumn; readonly value: unknown }) {
  if (isBlank(value)) return null
  const parts = Array.isArray(value) ? value : [value]
  return parts.map(part => (
    <div key={JSON.stringify(part)}>
      <FieldValue field={column.field} value={part} />
    </div>
  ))
}

/** The label of a column: of the last field, with the reference before it when the path crosses one. */
function columnLabel(column: ResolvedPath, label: (field: ResolvedPath['field']) => string): string {
  return column.fields.map(label).join(' › ')
}

interface ColumnHeadProps {
  readonly first: boolean
  readonly column: TableColumn
  readonly sort: readonly SortItem[]
  readonly label: string
  readonly width: number | undefined
  readonly onSort: (path: string) => void
  readonly onWidths: ((widths: ColumnWidths | undefined) => void) | undefined
  readonly frame: TableFrame | undefined
}

function ColumnHead({ first, column, sort, label, width, onSort, onWidths, frame }: ColumnHeadProps) {
  const item = sort.find(entry => entry.field === column.path)
  const className = [isNumeric(column.field) ? 'numeric' : '', first ? 'title-cell' : ''].join(' ').trim()
  const style = width ? { width, minWidth: width } : undefined
  const grip = onWidths ? <ColumnGrip path={column.path} onWidths={onWidths} /> : null
  if (frame) {
    return (
      <th scope="col" className={className} style={style}>
        {frame.head(column, label)}
      </th>
    )
  }
  if (unsorted.has(column.field.type)) {
    return (
      <th scope="col" className={className} style={style} data-path={column.path}>
        {label}
        {grip}
      </th>
    )
  }
  return (
    <th
      scope="col"
      className={className}
      style={style}
      data-path={column.path}
      aria-sort={item ? (item.descending ? 'descending' : 'ascending') : 'none'}
    >
      <button type="button" onClick={() => onSort(column.path)}>
        {label}
        {item ? item.descending ? <CaretDownOutlined aria-hidden /> : <CaretUpOutlined aria-hidden /> : null}
      </button>
      {grip}
    </th>
  )
}

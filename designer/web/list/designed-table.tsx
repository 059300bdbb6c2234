/** The end users' table with heads by which its columns are selected, dragged and resized. */
import { PlusOutlined } from '@ant-design/icons'
import { Button, Popover } from 'antd'
import { useMemo, useState } from 'react'
import type { ListColumn, ListDefinition } from '#metadata/definitions.ts'
import type { CatalogObject } from '#runtime/web/api/catalog.ts'
import { resolvePath } from '#runtime/web/api/path.ts'
import { useSession } from '#runtime/web/api/session.ts'
import type { StoredRecord } from '#runtime/web/api/values.ts'
import { RecordTable, type TableColumn, type TableFrame } from '#runtime/web/list/record-table.tsx'
import { useSelection } from '../definition/use-selection.ts'
import { useDraft } from '../draft/use-draft.ts'
import { DragArea } from '../drag/drag-area.tsx'
import { placeAfter } from '../drag/place-after.ts'
import { PathAdder } from '../live/path-adder.tsx'
import { useEdit } from '../live/use-edit.ts'
import { useTexts } from '../texts/use-texts.ts'
import { ColumnFrame } from './column-frame.tsx'
import { texts } from './texts.ts'

interface DesignedTableProps {
  readonly list: ListDefinition
  readonly object: CatalogObject
  readonly records: readonly StoredRecord[]
  readonly totals: Readonly<Record<string, unknown>> | undefined
  readonly busy: boolean
  readonly show: (next: ListDefinition, work: () => Promise<unknown>) => void
}

export function DesignedTable({ list, object, records, totals, busy, show }: DesignedTableProps) {
  const t = useTexts(texts)
  const { catalog } = useSession()
  const { run, readOnly } = useDraft()
  const { place, select } = useSelection()
  const edit = useEdit(list)
  const [resizing, resize] = useState<{ readonly field: string; readonly width: number }>()
  const { name } = list
  const keys = list.columns.map(column => column.field)
  const columns = useMemo(
    () =>
      list.columns.flatMap((column): TableColumn[] => {
        const resolved = resolvePath(catalog, object, column.field)
        const width = resizing?.field === column.field ? resizing.width : column.width
        return resolved ? [{ ...resolved, column: width ? { ...column, width } : column }] : []
      }),
    [list.columns, catalog, object, resizing],
  )
  const add = (field: string) => {
    show({ ...list, columns: [...list.columns, { field }] }, () => run('add-column', { list: name, field }))
    select(['columns', field])
  }
  const move = (field: string, after: string | null) => {
    const moved = list.columns.find(column => column.field === field)
    if (!moved) return
    show({ ...list, columns: placeAfter(list.columns, moved, after, column => column.field) }, () =>
      run('move-column', { list: name, field, after }),
    )
  }
  const remove = (field: string) => {
    select([])
    show({ ...list, columns: list.columns.filter(column => column.field !== field) }, () =>
      run('remove-column', { list: name, field }),
    )
  }
  const change = (column: ListColumn, next: Partial<Record<'width' | 'total', unknown>>) => {
    const [[key, value] = ['width', undefined]] = Object.entries(next)
    const { [key as 'width']: _before, ...others } = column
    const changed = value === undefined ? others : { ...others, [key]: value }
    const all = list.columns.map(item => (item.field === column.field ? changed : item)) as ListColumn[]
    show({ ...list, columns: all }, () => edit(['columns', column.field, key], value))
  }
  const sortBy = (field: string, direction: 'up' | 'down' | undefined) => {
    const others = (list.sort ?? []).filter(item => item.field !== field)
    const sort =
      direction === undefined ? others : [{ field, ...(direction === 'down' ? { descending: true } : {}) }, ...others]
    show({ ...list, sort }, () => edit(['sort'], sort))
  }
  const frame: TableFrame = {
    head: ({ column, field }, words) => (
      <ColumnFrame
        list={list.id}
        column={column}
        type={field.type}
        words={words}
        keys={keys}
        selected={place[0] === 'columns' && place[1] === column.field}
        sorted={list.sort?.find(item => item.field === column.field)}
        disabled={readOnly}
        onSelect={() => select(['columns', column.field])}
        onResizing={width => resize({ field: column.field, width })}
        onResized={width => {
          resize(undefined)
          change(column, { width })
        }}
        onTotal={total => change(column, { total })}
        onSort={direction => sortBy(column.field, direction)}
        onRemove={keys.length > 1 ? () => remove(column.field) : undefined}
      />
    ),
    lastHead: (
      <th scope="col" className="column-add">
        {readOnly ? null : (
          <Popover
            trigger="click"
            placement="bottomRight"
            content={
              <div style={{ width: 300 }}>
                <PathAdder
                  object={list.object}
                  label={t.addColumn}
                  taken={keys}
                  where={field => field.type !== 'children'}
                  onAdd={add}
                />
              </div>
            }
          >
            <Button size="small" type="text" icon={<PlusOutlined aria-hidden />} aria-label={t.addColumn} />
          </Popover>
        )}
      </th>
    ),
  }
  return (
    <DragArea onDrop={({ key }, { after }) => move(key, after)}>
      <RecordTable
        object={object}
        columns={columns}
        records={records}
        totals={totals}
        sort={list.sort ?? []}
        inlineEdit={false}
        selected={nothing}
        busy={busy}
        onSelect={() => undefined}
        onSort={() => undefined}
        onOpen={() => undefined}
        frame={frame}
      />
    </DragArea>
  )
}

const nothing: ReadonlySet<string> = new Set()

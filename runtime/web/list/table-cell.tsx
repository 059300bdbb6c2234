/** One cell: the value, or its input while it is edited in place. */
import { EditOutlined } from '@ant-design/icons'
import { lazy, memo, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { CatalogField, CatalogObject } from '../api/catalog.ts'
import { type ResolvedPath, valueAt } from '../api/path.ts'
import { isBlank, type StoredRecord } from '../api/values.ts'
import { FieldValue, isNumeric } from '../fields/field-value.tsx'
import { recordTitle } from '../fields/record-title.ts'
import { Verbatim } from '../fields/verbatim.tsx'
import { useLocale } from '../i18n/use-locale.ts'

const CellEditor = lazy(async () => ({ default: (await import('./cell-editor.tsx')).CellEditor }))

interface TableCellProps {
  readonly object: CatalogObject
  readonly record: StoredRecord
  readonly resolved: ResolvedPath
  readonly first: boolean
  readonly position: string
  readonly focusable: boolean
  readonly editable: boolean
  readonly editing: boolean
  readonly onFocus: () => void
  readonly onEdit: () => void
  readonly onEdited: () => void
}

/** Fields that can be changed in a cell. */
function isCellEditable(field: CatalogField, path: string): boolean {
  return (
    !field.readOnly &&
    !path.includes('.') &&
    (!field.system || field.name === 'owner') &&
    !['children', 'autoNumber', 'file', 'anyReference', 'longText'].includes(field.type)
  )
}

export const TableCell = memo(
  function TableCell(props: TableCellProps) {
    const { object, record, resolved, first, position, focusable, editable, editing, onFocus, onEdit, onEdited } = props
    const { t } = useTranslation()
    const { label, locale } = useLocale()
    const { path, field } = resolved
    const value = valueAt(record, path)
    const canEdit = editable && isCellEditable(field, path)
    const className = [isNumeric(field) ? 'numeric' : '', editing ? 'cell-editing' : '', first ? 'title-cell' : '']
      .filter(Boolean)
      .join(' ')
    return (
      <td
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of a grid that is walked through with the keyboard
        role="gridcell"
        data-cell={position}
        tabIndex={focusable ? 0 : -1}
        {...(className ? { className } : {})}
        onFocus={event => {
          if (event.target === event.currentTarget) onFocus()
        }}
        {...(canEdit ? { onDoubleClick: onEdit } : {})}
      >
        {editing && canEdit ? (
          <Suspense fallback={<FieldValue field={field} value={value} />}>
            <CellEditor object={object} record={record} field={field} value={value ?? undefined} onDone={onEdited} />
          </Suspense>
        ) : (
          <div className="cell">
            {first ? (
              <Link
                tabIndex={-1}
                className="cell-title"
                to={`/records/${encodeURIComponent(object.name)}/${record.id}`}
              >
                {isBlank(value) ? (
                  <Verbatim>{recordTitle(object, record, locale)}</Verbatim>
                ) : (
                  <FieldValue field={field} value={value} />
                )}
              </Link>
            ) : (
              <FieldValue field={field} value={value} />
            )}
            {canEdit ? (
              <button
                type="button"
                tabIndex={-1}
                className="cell-edit"
                aria-label={t('list.editCell', { field: label(field) })}
                onClick={onEdit}
              >
                <EditOutlined aria-hidden />
              </button>
            ) : null}
          </div>
        )}
      </td>
    )
  },
  (before, after) =>
    before.record === after.record &&
    before.resolved === after.resolved &&
    before.focusable === after.focusable &&
    before.editing === after.editing &&
    before.position === after.position &&
    before.editable === after.editable,
)

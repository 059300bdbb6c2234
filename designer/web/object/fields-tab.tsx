/** The fields of an object in their order: moved by drag or keyboard, changed where they stand, added at the foot. */
import { PlusOutlined, SearchOutlined } from '@ant-design/icons'
import { closestCenter, DndContext, KeyboardSensor, PointerSensor, useSensor, useSensors } from '@dnd-kit/core'
import { SortableContext, sortableKeyboardCoordinates, verticalListSortingStrategy } from '@dnd-kit/sortable'
import { Button, Input } from 'antd'
import { useState } from 'react'
import type { FieldDefinition, ObjectDefinition } from '#metadata/definitions.ts'
import { systemFieldsOf } from '#metadata/system-fields.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { ScrollRegion } from '#runtime/web/shell/scroll-region.tsx'
import { useDraft } from '../draft/use-draft.ts'
import { useTexts } from '../texts/use-texts.ts'
import { AddFieldDialog } from './add-field-dialog.tsx'
import { AddFieldRow } from './add-field-row.tsx'
import { ChangeTypeDialog } from './change-type-dialog.tsx'
import { FieldRow } from './field-row.tsx'
import { RemoveFieldDialog } from './remove-field-dialog.tsx'
import { texts } from './texts.ts'
import { useFieldCommands } from './use-field-commands.ts'
import { useFieldUses } from './use-field-uses.ts'

type Open = { readonly what: 'add' } | { readonly what: 'type' | 'remove'; readonly field: FieldDefinition }

export function FieldsTab({ object }: { readonly object: ObjectDefinition }) {
  const t = useTexts(texts)
  const { label, integer, text } = useLocale()
  const { readOnly } = useDraft()
  const { moveField } = useFieldCommands(object)
  const uses = useFieldUses(object)
  const [search, setSearch] = useState('')
  const [open, setOpen] = useState<Open>()
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  )
  const wanted = search.trim().toLowerCase()
  const { fields } = object
  const shown = fields.filter(
    field =>
      wanted === '' ||
      `${field.name} ${field.label.en ?? ''} ${field.label['zh-CN'] ?? ''}`.toLowerCase().includes(wanted),
  )
  const ids = fields.map(field => field.id)
  const nameOf = (id: unknown) => label(fields.find(field => field.id === id))
  const place = (id: unknown) => integer(ids.indexOf(String(id)) + 1)
  const total = integer(fields.length)
  return (
    <div className="card field-card">
      <div className="card-head">
        <span className="muted">{t.fieldCount(total)}</span>
        <span className="spacer" />
        <Input
          className="field-search"
          size="small"
          prefix={<SearchOutlined aria-hidden />}
          placeholder={t.search}
          aria-label={t.search}
          allowClear
          value={search}
          onChange={event => setSearch(event.target.value)}
        />
        <Button
          size="small"
          type="primary"
          icon={<PlusOutlined aria-hidden />}
          disabled={readOnly}
          onClick={() => setOpen({ what: 'add' })}
        >
          {t.addField}
        </Button>
      </div>
      <DndContext
        sensors={sensors}
        collisionDetection={closestCenter}
        onDragEnd={({ active, over }) => {
          if (over && over.id !== active.id) moveField(String(active.id), ids.indexOf(String(over.id)))
        }}
        accessibility={{
          screenReaderInstructions: { draggable: t.dragHow },
          announcements: {
            onDragStart: ({ active }) => t.dragStart(nameOf(active.id), place(active.id), total),
            // Over its own place it has only just been picked up, or come back.
            onDragOver: ({ active, over }) =>
              over
                ? (over.id === active.id ? t.dragStart : t.dragOver)(nameOf(active.id), place(over.id), total)
                : undefined,
            onDragEnd: ({ active, over }) => t.dragEnd(nameOf(active.id), place(over?.id ?? active.id), total),
            onDragCancel: ({ active }) => t.dragCancel(nameOf(active.id)),
          },
        }}
      >
        <SortableContext items={ids} strategy={verticalListSortingStrategy}>
          <ScrollRegion label={t.tabs.fields}>
            <table className="plain-table field-table">
              <thead>
                <tr>
                  <th scope="col" className="field-handle">
                    <span className="visually-hidden">{t.columns.order}</span>
                  </th>
                  <th scope="col">{t.columns.field}</th>
                  <th scope="col">{t.columns.name}</th>
                  <th scope="col">{t.columns.type}</th>
                  <th scope="col" className="field-tick">
                    {t.columns.required}
                  </th>
                  <th scope="col" className="field-tick">
                    {t.columns.unique}
                  </th>
                  <th scope="col">{t.columns.details}</th>
                  <th scope="col" className="numeric">
                    {t.columns.used}
                  </th>
                  <th scope="col">
                    <span className="visually-hidden">{t.columns.acts}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {shown.map(field => (
                  <FieldRow
                    key={field.id}
                    object={object}
                    field={field}
                    index={ids.indexOf(field.id)}
                    used={uses?.get(field.id)}
                    canMove={wanted === '' && !readOnly}
                    onChangeType={() => setOpen({ what: 'type', field })}
                    onRemove={() => setOpen({ what: 'remove', field })}
                  />
                ))}
                {shown.length === 0 ? (
                  <tr>
                    <td colSpan={9} className="muted">
                      {t.noField}
                    </td>
                  </tr>
                ) : null}
              </tbody>
              {readOnly ? null : (
                <tfoot>
                  <AddFieldRow object={object} onMore={() => setOpen({ what: 'add' })} />
                </tfoot>
              )}
            </table>
          </ScrollRegion>
        </SortableContext>
      </DndContext>
      <p className="muted field-system">
        {t.system}:{' '}
        {systemFieldsOf(object)
          .map(field => text(field.label))
          .join(' · ')}
      </p>
      {open?.what === 'add' ? <AddFieldDialog object={object} onClose={() => setOpen(undefined)} /> : null}
      {open?.what === 'type' ? (
        <ChangeTypeDialog object={object} field={open.field} onClose={() => setOpen(undefined)} />
      ) : null}
      {open?.what === 'remove' ? (
        <RemoveFieldDialog object={object} field={open.field} onClose={() => setOpen(undefined)} />
      ) : null}
    </div>
  )
}

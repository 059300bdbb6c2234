/** The records of a list in columns, one for each choice of a field; cards are dragged, or moved by their menu. */
import {
  type Announcements,
  DndContext,
  DragOverlay,
  PointerSensor,
  pointerWithin,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CatalogField, type CatalogObject, fieldOf } from '../api/catalog.ts'
import { useSession } from '../api/session.ts'
import type { StoredRecord } from '../api/values.ts'
import { recordTitle } from '../fields/record-title.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { choicesOf } from '../lifecycle/lifecycles-for.ts'
import type { RecordsRequest } from '../list/use-records.ts'
import { useNarrow } from '../shell/use-media.ts'
import { CardFace } from './board-card.tsx'
import { BoardColumn } from './board-column.tsx'
import { boardColumns, targetsOf } from './board-columns.ts'
import { BoardTabs } from './board-tabs.tsx'
import { useColumnSums } from './use-column-sums.ts'
import { type Move, useMove } from './use-move.tsx'
import './board.css'

interface BoardProps {
  readonly object: CatalogObject
  readonly field: CatalogField
  readonly request: RecordsRequest
}

export function Board({ object, field, request }: BoardProps) {
  const { t } = useTranslation()
  const { catalog, me } = useSession()
  const { text, label, locale } = useLocale()
  const narrow = useNarrow()
  const [held, hold] = useState<StoredRecord>()
  const [said, say] = useState('')
  const [shown, show] = useState<string | null>()
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 6 } }))
  const total = totalField(object, request)
  const sums = useColumnSums(request, field.name, total)
  const choices = choicesOf(object, field.name)
  const wordsOf = (code: string | null) =>
    code === null ? t('board.without') : text(choices.find(choice => choice.code === code)?.label, code)
  const titleOf = (record: StoredRecord) => recordTitle(object, record, locale)
  const roles = new Set(me.roles.map(role => role.name))
  const ended = ({ record, to }: Move, done: boolean) =>
    say(
      done
        ? t('board.moved', { title: titleOf(record), state: wordsOf(to) })
        : t('board.notMoved', { title: titleOf(record), state: wordsOf(stateOf(record)) }),
    )
  const { move, moving, dialog } = useMove(object, field.name, ended)
  const stateOf = (record: StoredRecord) => {
    const state = record[field.name]
    return typeof state === 'string' ? state : null
  }
  const ways = (record: StoredRecord) => targetsOf(catalog, object, field.name, record, roles)

  const known = boardColumns(catalog, object, field.name)
  const isKnown = (code: string | null) => known.some(column => column.code === code)
  const strays = [...(sums.data?.entries() ?? [])].filter(([code, { count }]) => count > 0 && !isKnown(code))
  const columns = [...strays.map(([code]) => ({ code, color: undefined })), ...known]
  const chosen =
    columns.find(column => column.code === shown) ?? columns.find(({ code }) => sums.data?.get(code)) ?? columns[0]
  const drawn = narrow ? columns.filter(column => column === chosen) : columns
  const targets = held ? ways(held) : undefined

  const recordOf = (data: unknown) => (data as { record?: StoredRecord } | undefined)?.record
  const announcements: Announcements = {
    onDragStart: ({ active }) => {
      const record = recordOf(active.data.current)
      return record ? t('board.pickedUp', { title: titleOf(record) }) : undefined
    },
    onDragOver: ({ active, over }) => {
      const record = recordOf(active.data.current)
      return record && over ? t('board.over', { title: titleOf(record), state: wordsOf(String(over.id)) }) : undefined
    },
    onDragEnd: () => undefined,
    onDragCancel: () => undefined,
  }
  return (
    <>
      {narrow && chosen ? (
        <BoardTabs columns={columns} shown={chosen} onShow={show} sums={sums.data} wordsOf={wordsOf} />
      ) : null}
      <DndContext
        sensors={sensors}
        collisionDetection={pointerWithin}
        accessibility={{ announcements, screenReaderInstructions: { draggable: t('board.how') } }}
        onDragStart={({ active }) => hold(recordOf(active.data.current))}
        onDragCancel={() => hold(undefined)}
        onDragEnd={({ active, over }) => {
          const record = recordOf(active.data.current)
          hold(undefined)
          if (record && over && ways(record).has(String(over.id))) void move({ record, to: String(over.id) })
        }}
      >
        <section
          className={narrow ? 'board board-narrow' : 'board'}
          aria-label={t('board.cards', { object: text(object.plural, object.name), field: label(field) })}
        >
          {drawn.map(column => (
            <BoardColumn
              key={column.code ?? ''}
              object={object}
              field={field.name}
              request={request}
              column={column}
              words={wordsOf(column.code)}
              sum={sums.data?.get(column.code)}
              known={sums.data !== undefined}
              totalField={total}
              accepts={targets && column.code !== null ? targets.has(column.code) : undefined}
              home={held !== undefined && stateOf(held) === column.code}
              moving={moving}
              ways={ways}
              wordsOf={wordsOf}
              onMove={(record, to) => void move({ record, to })}
            />
          ))}
        </section>
        <DragOverlay dropAnimation={null}>
          {held ? (
            <div className="board-card board-card-held">
              <CardFace object={object} field={field.name} view={request.view} record={held} />
            </div>
          ) : null}
        </DragOverlay>
      </DndContext>
      <div className="visually-hidden" role="status" aria-live="polite">
        {said}
      </div>
      {dialog}
    </>
  )
}

/** What is summed up above a column: the first column of the list with a sum, else its first amount. */
function totalField(object: CatalogObject, { view }: RecordsRequest): CatalogField | undefined {
  const summed = view.columns.find(column => column.total === 'sum' && fieldOf(object, column.field))
  if (summed) return fieldOf(object, summed.field)
  return view.columns.flatMap(column => fieldOf(object, column.field) ?? []).find(field => field.type === 'money')
}

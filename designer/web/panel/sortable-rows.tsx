/** A list whose rows are put in order by dragging or with the keyboard, announced in the language of the screen. */
import { HolderOutlined } from '@ant-design/icons'
import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  type UniqueIdentifier,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import {
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable'
import { CSS } from '@dnd-kit/utilities'
import { type ReactNode, useRef, useState } from 'react'
import { useTexts } from '../texts/use-texts.ts'
import { texts } from './texts.ts'

interface SortableRowsProps<T> {
  readonly items: readonly T[]
  readonly keyOf: (item: T, index: number) => string
  readonly labelOf: (item: T) => string
  /** The row goes to this position. */
  readonly onMove: (key: string, to: number) => unknown
  readonly disabled?: boolean | undefined
  readonly className?: string
  readonly label?: string | undefined
  /** Draws a row; `handle` is the button by which it is moved. */
  readonly children: (item: T, index: number, handle: ReactNode) => ReactNode
}

export function SortableRows<T>(props: SortableRowsProps<T>) {
  const { items, keyOf, labelOf, onMove, disabled, className, label, children } = props
  const t = useTexts(texts)
  /** What the dragged row is above, so that only a change is announced. */
  const above = useRef<UniqueIdentifier>(undefined)
  const [moved, setMoved] = useState<readonly string[]>()
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  )
  const byKey = new Map(items.map((item, index) => [keyOf(item, index), { item, index }]))
  const given = [...byKey.keys()]
  const isSame = moved?.length === given.length && moved.every(key => byKey.has(key))
  const keys = isSame ? moved : given
  const nameOf = (key: UniqueIdentifier | undefined) => {
    const found = byKey.get(String(key))
    return found ? labelOf(found.item) : ''
  }
  const placeOf = (key: UniqueIdentifier | undefined) => String(keys.indexOf(String(key)) + 1)
  const drop = ({ active, over }: DragEndEvent) => {
    const from = keys.indexOf(String(active.id))
    const to = over ? keys.indexOf(String(over.id)) : from
    if (from === to || from < 0) return
    const next = [...keys]
    next.splice(to, 0, ...next.splice(from, 1))
    setMoved(next)
    void Promise.resolve(onMove(String(active.id), to))
      .catch(() => undefined)
      .finally(() => setMoved(undefined))
  }
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={drop}
      accessibility={{
        screenReaderInstructions: { draggable: t.howToMove },
        announcements: {
          onDragStart: ({ active }) => {
            above.current = active.id
            return t.lifted(nameOf(active.id))
          },
          onDragOver: ({ active, over }) => {
            if (!over || over.id === above.current) return undefined
            above.current = over.id
            return t.over(nameOf(active.id), placeOf(over.id))
          },
          onDragEnd: ({ active, over }) => (over ? t.dropped(nameOf(active.id), placeOf(over.id)) : ''),
          onDragCancel: ({ active }) => t.moveCancelled(nameOf(active.id)),
        },
      }}
    >
      <SortableContext items={[...keys]} strategy={verticalListSortingStrategy} disabled={disabled ?? false}>
        <ul className={className ?? 'sortable-rows'} {...(label ? { 'aria-label': label } : {})}>
          {keys.map(key => {
            const { item, index } = byKey.get(key)!
            return (
              <SortableRow key={key} id={key} label={t.move(labelOf(item))} disabled={disabled ?? false}>
                {handle => children(item, index, handle)}
              </SortableRow>
            )
          })}
        </ul>
      </SortableContext>
    </DndContext>
  )
}

interface SortableRowProps {
  readonly id: string
  readonly label: string
  readonly disabled: boolean
  readonly children: (handle: ReactNode) => ReactNode
}

function SortableRow({ id, label, disabled, children }: SortableRowProps) {
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({
    id,
  })
  const handle = disabled ? null : (
    <button
      type="button"
      ref={setActivatorNodeRef}
      className="drag-handle"
      {...attributes}
      {...listeners}
      aria-label={label}
    >
      <HolderOutlined aria-hidden />
    </button>
  )
  return (
    <li
      ref={setNodeRef}
      className={isDragging ? 'sortable-row sortable-row-dragged' : 'sortable-row'}
      style={{ transform: CSS.Translate.toString(transform), transition }}
    >
      {children(handle)}
    </li>
  )
}

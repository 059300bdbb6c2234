/**
 * An area in which parts are picked up and put elsewhere, by pointer or by keys: space picks up, arrows lead from place
 * to place, space puts down, escape leaves all as it was. Each step is announced.
 */
import {
  type Active,
  DndContext,
  type DragMoveEvent,
  DragOverlay,
  type DragStartEvent,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import { type ReactNode, useCallback, useId, useMemo, useRef, useState } from 'react'
import { useTexts } from '../texts/use-texts.ts'
import { type Aim, type DragState, DragStateContext, type DragThing, type Drop, type DropSpot } from './drag-context.ts'
import { findAim, sideOf, spotOf } from './find-aim.ts'
import { nextSlot } from './keyboard-slots.ts'
import { texts } from './texts.ts'
import './drag.css'

interface DragAreaProps {
  readonly onDrop: (thing: DragThing, drop: Drop) => void
  /** The pointer or the keys have led to a place. */
  readonly onAim?: (spot: DropSpot | undefined) => void
  readonly children: ReactNode
}

const noWords = {
  onDragStart: () => undefined,
  onDragOver: () => undefined,
  onDragEnd: () => undefined,
  onDragCancel: () => undefined,
}
const keyboardCodes = { start: ['Space'], cancel: ['Escape'], end: ['Space', 'Enter'] }

export function DragArea({ onDrop, onAim, children }: DragAreaProps) {
  const t = useTexts(texts)
  const area = useId()
  const [active, setActive] = useState<DragThing>()
  const [aim, setAim] = useState<Aim>()
  const [said, say] = useState('')
  const aimed = useRef<Aim | undefined>(undefined)
  const spotted = useRef<DropSpot | undefined>(undefined)
  const focus = useRef<string | undefined>(undefined)
  const detect = useMemo(() => findAim(() => aimed.current), [])
  const lead = (thing: DragThing, spot: DropSpot | undefined, next: Aim | undefined) => {
    aimed.current = next
    spotted.current = spot
    setAim(next)
    onAim?.(spot)
    if (!spot || !next) return
    const drop = dropAt(spot, next, thing)
    const others = spot.siblings.filter(key => spot.container !== thing.container || key !== thing.key)
    const position = drop.after === null ? 1 : others.indexOf(drop.after) + 2
    say(t.over(spot.containerWords, position, others.length + 1))
  }
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 5 } }),
    useSensor(KeyboardSensor, {
      keyboardCodes,
      coordinateGetter: (event, { context }) => {
        if (!event.code.startsWith('Arrow') || !context.active) return undefined
        event.preventDefault()
        const { droppableContainers, droppableRects } = context
        const slot = nextSlot(
          event.code,
          context.active,
          aimed.current,
          droppableContainers.getEnabled(),
          droppableRects,
        )
        if (!slot) return undefined
        // Where the page has to scroll first, dnd-kit tells of no move.
        const spot = droppableContainers.get(slot.id)?.data.current as DropSpot | undefined
        lead(context.active.data.current as DragThing, spot, { id: slot.id, side: slot.side })
        const { left, top, width, height } = slot.rect
        return slot.side === 'before' ? { x: left, y: top } : { x: left + width / 2, y: top + height / 2 }
      },
    }),
  )

  const start = ({ active: { data } }: DragStartEvent) => {
    const thing = data.current as DragThing
    aimed.current = undefined
    setActive(thing)
    say(t.pickedUp(thing.words))
  }
  // What dnd-kit calls `over` lags behind by one move; the collision does not.
  const follow = ({ active: { data }, collisions }: Pick<DragMoveEvent, 'active' | 'collisions'>) => {
    const [hit] = collisions ?? []
    const spot = spotOf(hit)
    const next = hit && spot ? { id: String(hit.id), side: sideOf(hit) } : undefined
    if (next?.id === aimed.current?.id && next?.side === aimed.current?.side) return
    lead(data.current as DragThing, spot, next)
  }
  const clear = () => {
    setActive(undefined)
    setAim(undefined)
    aimed.current = undefined
    spotted.current = undefined
    onAim?.(undefined)
  }
  const end = ({ active: held }: { readonly active: Active }) => {
    const thing = held.data.current as DragThing
    const [spot, last] = [spotted.current, aimed.current]
    clear()
    if (!spot || !last) return say(t.cancelled(thing.words))
    const drop = dropAt(spot, last, thing)
    if (isSame(thing, drop)) return say(t.cancelled(thing.words))
    focus.current = String(held.id)
    say(t.dropped(thing.words, spot.containerWords))
    onDrop(thing, drop)
  }

  const wantsFocus = useCallback((id: string) => {
    if (focus.current !== id) return false
    focus.current = undefined
    return true
  }, [])
  const state = useMemo((): DragState => ({ area, active, aim, wantsFocus }), [area, active, aim, wantsFocus])
  return (
    <DndContext
      id={area}
      sensors={sensors}
      collisionDetection={detect}
      onDragStart={start}
      onDragMove={follow}
      onDragOver={follow}
      onDragEnd={end}
      onDragCancel={({ active: { data } }) => {
        clear()
        say(t.cancelled((data.current as DragThing).words))
      }}
      accessibility={{ announcements: noWords, screenReaderInstructions: { draggable: t.how } }}
    >
      <DragStateContext value={state}>{children}</DragStateContext>
      <div className="visually-hidden" role="status" aria-live="assertive">
        {said}
      </div>
      <DragOverlay dropAnimation={null} className="drag-overlay">
        {active ? <span className="drag-chip">{active.words}</span> : null}
      </DragOverlay>
    </DndContext>
  )
}

function dropAt(spot: DropSpot, aim: Aim, thing: DragThing): Drop {
  const others = spot.siblings.filter(key => spot.container !== thing.container || key !== thing.key)
  const { container, key } = spot
  if (key === undefined) return { container, after: others.at(-1) ?? null }
  if (aim.side === 'after' && key !== thing.key) return { container, after: key }
  const before = spot.siblings.slice(0, spot.siblings.indexOf(key)).filter(item => others.includes(item))
  return { container, after: before.at(-1) ?? null }
}

function isSame(thing: DragThing, { container, after }: Drop): boolean {
  const at = thing.siblings.indexOf(thing.key)
  return thing.container === container && (thing.siblings[at - 1] ?? null) === after
}

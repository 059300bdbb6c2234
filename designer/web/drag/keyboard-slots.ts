/** The places to which the arrow keys take a thing that was picked up, in the order of the page. */
import {
  type Active,
  type ClientRect,
  type DroppableContainer,
  getClientRect,
  type UniqueIdentifier,
} from '@dnd-kit/core'
import type { Aim, DragThing, DropSpot } from './drag-context.ts'
import { accepts } from './find-aim.ts'

interface Slot extends Aim {
  readonly rect: ClientRect
}

/** The next place in the direction of the key, or nothing at the end. */
export function nextSlot(
  key: string,
  active: Active,
  aim: Aim | undefined,
  containers: readonly DroppableContainer[],
  rects: ReadonlyMap<UniqueIdentifier, ClientRect>,
): Slot | undefined {
  const slots = slotsFor(active, containers, rects)
  const at = slots.findIndex(slot => (aim ? slot.id === aim.id && slot.side === aim.side : slot.id === active.id))
  const current = slots[at]
  if (current && (key === 'ArrowUp' || key === 'ArrowDown')) {
    const below = nearest(slots, current, key === 'ArrowDown')
    if (below) return below
  }
  const back = key === 'ArrowUp' || key === 'ArrowLeft'
  const next = at < 0 ? (back ? slots.length - 1 : 0) : at + (back ? -1 : 1)
  return slots[next]
}

function slotsFor(
  active: Active,
  containers: readonly DroppableContainer[],
  rects: ReadonlyMap<UniqueIdentifier, ClientRect>,
): Slot[] {
  const thing = active.data.current as DragThing
  const shown = containers
    .filter(item => item.node.current && accepts(item, thing))
    .sort((a, b) => inDocument(a.node.current!, b.node.current!))
  const own = thing.siblings.indexOf(thing.key)
  return shown.flatMap((item): Slot[] => {
    const spot = item.data.current as DropSpot
    // dnd-kit measures a moment after the pick up; a quick key comes before.
    const rect = rects.get(item.id) ?? getClientRect(item.node.current!)
    const slot = (side: Aim['side']): Slot => ({ id: String(item.id), side, rect })
    const { key } = spot
    if (key === undefined) {
      const others = spot.siblings.filter(sibling => spot.container !== thing.container || sibling !== thing.key)
      return others.length === 0 || spot.always ? [slot('after')] : []
    }
    if (spot.container === thing.container) {
      return [slot(spot.siblings.indexOf(key) > own ? 'after' : 'before')]
    }
    return spot.siblings.at(-1) === key ? [slot('before'), slot('after')] : [slot('before')]
  })
}

function nearest(slots: readonly Slot[], from: Slot, down: boolean): Slot | undefined {
  const middle = (rect: ClientRect) => ({ x: rect.left + rect.width / 2, y: rect.top + rect.height / 2 })
  const start = middle(from.rect)
  return slots
    .map(slot => ({ slot, dx: Math.abs(middle(slot.rect).x - start.x), dy: middle(slot.rect).y - start.y }))
    .filter(({ dy }) => (down ? dy > 8 : dy < -8))
    .sort((a, b) => Math.abs(a.dy) * 2 + a.dx - (Math.abs(b.dy) * 2 + b.dx))[0]?.slot
}

function inDocument(a: Node, b: Node): number {
  return a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1
}

/** Finds where a thing would go from where the pointer is: beside the nearest part of the innermost place. */
import { type Collision, type CollisionDetection, type DroppableContainer, pointerWithin } from '@dnd-kit/core'
import type { Aim, DragThing, DropSpot, Side } from './drag-context.ts'

/** Whether the place takes the thing. */
export function accepts({ data }: DroppableContainer, thing: DragThing): boolean {
  return (data.current as DropSpot | undefined)?.accepts.includes(thing.kind) ?? false
}

/** The side that a collision found. */
export const sideOf = (collision: Collision | undefined): Side =>
  (collision?.data as { readonly side?: Side } | undefined)?.side ?? 'after'

/** The place that a collision found. */
export const spotOf = (collision: Collision | undefined): DropSpot | undefined =>
  (collision?.data as { readonly droppableContainer?: DroppableContainer } | undefined)?.droppableContainer?.data
    .current as DropSpot | undefined

/** What dnd-kit asks for at every move; without a pointer it is where the keys have led. */
export function findAim(byKeys: () => Aim | undefined): CollisionDetection {
  return args => {
    const thing = args.active.data.current as DragThing
    const fitting = args.droppableContainers.filter(item => accepts(item, thing))
    const pointer = args.pointerCoordinates
    if (!pointer) {
      const aim = byKeys()
      const found = fitting.find(item => item.id === aim?.id)
      return found ? [{ id: found.id, data: { droppableContainer: found, side: aim?.side } }] : []
    }
    const rect = (id: DroppableContainer['id']) => args.droppableRects.get(id)
    const area = (id: DroppableContainer['id']) => (rect(id)?.width ?? 0) * (rect(id)?.height ?? 0)
    const [innermost] = pointerWithin({ ...args, droppableContainers: fitting }).sort((a, b) => area(a.id) - area(b.id))
    const hit = fitting.find(item => item.id === innermost?.id)
    if (!hit) return []
    const spot = hit.data.current as DropSpot
    const beside =
      spot.key !== undefined || spot.always
        ? hit
        : (fitting
            .filter(item => item !== hit && (item.data.current as DropSpot).container === spot.container)
            .map(item => ({ item, distance: distance(rect(item.id), pointer) }))
            .sort((a, b) => a.distance - b.distance)[0]?.item ?? hit)
    const box = rect(beside.id)
    const { axis } = beside.data.current as DropSpot
    const isPast = box
      ? axis === 'x'
        ? pointer.x > box.left + box.width / 2
        : pointer.y > box.top + box.height / 2
      : true
    const side: Side = (beside.data.current as DropSpot).key === undefined || isPast ? 'after' : 'before'
    return [{ id: beside.id, data: { droppableContainer: beside, side } }]
  }
}

interface Point {
  readonly x: number
  readonly y: number
}

function distance(
  box: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number } | undefined,
  { x, y }: Point,
): number {
  if (!box) return Number.POSITIVE_INFINITY
  const dx = Math.max(box.left - x, 0, x - box.right)
  const dy = Math.max(box.top - y, 0, y - box.bottom)
  return dx + dy * 2
}

/** Makes a part something that can be picked up, and beside which others can be put. */
import { useDraggable, useDroppable } from '@dnd-kit/core'
import { useCallback, useEffect, useRef } from 'react'
import { type DragThing, type DropSpot, type Side, useDragState } from './drag-context.ts'

interface DragItem {
  /** Of the part as a whole. */
  readonly frame: (node: HTMLElement | null) => void
  /** Of the button by which it is picked up. */
  readonly grip: Readonly<Record<string, unknown>> & { readonly ref: (node: HTMLElement | null) => void }
  readonly dragging: boolean
  /** On which side something would be put now. */
  readonly indicator: Side | undefined
}

/** `accepts` are the kinds that may be put beside it; its own unless said. */
export function useDragItem(thing: DragThing, disabled: boolean, accepts: readonly string[] = [thing.kind]): DragItem {
  const { area, active, aim, wantsFocus } = useDragState()
  const id = `${area}/${thing.kind}/${thing.container === undefined ? 'new' : 'held'}/${thing.key}`
  const { setNodeRef, setActivatorNodeRef, attributes, listeners, isDragging } = useDraggable({
    id,
    data: thing,
    disabled,
  })
  const spot: DropSpot = {
    accepts,
    container: thing.container ?? '',
    containerWords: thing.containerWords ?? '',
    siblings: thing.siblings,
    axis: thing.axis,
    key: thing.key,
  }
  const drop = useDroppable({ id, data: spot, disabled: disabled || thing.container === undefined })
  const setDropRef = drop.setNodeRef
  const frame = useCallback(
    (node: HTMLElement | null) => {
      setNodeRef(node)
      setDropRef(node)
    },
    [setNodeRef, setDropRef],
  )
  const button = useRef<HTMLElement | null>(null)
  const ref = useCallback(
    (node: HTMLElement | null) => {
      button.current = node
      setActivatorNodeRef(node)
    },
    [setActivatorNodeRef],
  )
  useEffect(() => {
    if (wantsFocus(id)) button.current?.focus()
  })
  const { role: _role, tabIndex: _tabIndex, 'aria-disabled': _disabled, ...described } = attributes
  const isOwn = active?.key === thing.key && active.kind === thing.kind
  return {
    frame,
    grip: { ref, type: 'button', ...(disabled ? {} : { ...described, ...listeners }) },
    dragging: isDragging,
    indicator: aim?.id === id && !isOwn ? aim.side : undefined,
  }
}

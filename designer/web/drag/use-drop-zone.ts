/** Makes a part a place into which things can be put. */
import { useDroppable } from '@dnd-kit/core'
import { type DropSpot, useDragState } from './drag-context.ts'

/** The ref of the part, and whether something would go into it now. */
export function useDropZone(
  spot: DropSpot,
  disabled: boolean,
): { ref: (node: HTMLElement | null) => void; over: boolean } {
  const { area, aim } = useDragState()
  const id = `${area}/into/${spot.accepts.join('+')}/${spot.container}${spot.always ? '/always' : ''}`
  const { setNodeRef } = useDroppable({ id, data: spot, disabled })
  return { ref: setNodeRef, over: aim?.id === id }
}

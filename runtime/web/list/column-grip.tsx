/** The edge of a column's head: dragged to widen or narrow the column, clicked twice to give all their own widths back. */
import type { PointerEvent } from 'react'
import { type ColumnWidths, narrowest } from './use-table-look.ts'

interface ColumnGripProps {
  readonly path: string
  readonly onWidths: (widths: ColumnWidths | undefined) => void
}

export function ColumnGrip({ path, onWidths }: ColumnGripProps) {
  const drag = (event: PointerEvent<HTMLSpanElement>) => {
    event.preventDefault()
    event.stopPropagation()
    const grip = event.currentTarget
    const from = event.clientX
    const heads = [...(grip.closest('tr')?.querySelectorAll<HTMLElement>('th[data-path]') ?? [])]
    const start = Object.fromEntries(heads.map(head => [head.dataset.path ?? '', head.offsetWidth]))
    const move = (moved: globalThis.PointerEvent) => {
      const width = Math.max(narrowest, Math.round((start[path] ?? narrowest) + moved.clientX - from))
      onWidths({ ...start, [path]: width })
    }
    const end = () => {
      grip.removeEventListener('pointermove', move)
      grip.removeEventListener('pointerup', end)
      grip.removeEventListener('pointercancel', end)
    }
    grip.setPointerCapture(event.pointerId)
    grip.addEventListener('pointermove', move)
    grip.addEventListener('pointerup', end)
    grip.addEventListener('pointercancel', end)
  }
  return (
    // A keyboard has no use for it: texts that are cut off are read in the record.
    <span className="column-grip" aria-hidden onPointerDown={drag} onDoubleClick={() => onWidths(undefined)} />
  )
}

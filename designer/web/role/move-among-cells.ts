/** Moves the focus among the buttons of a matrix by arrow keys, Home and End. */
import type { KeyboardEvent } from 'react'

const steps: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  Home: [0, Number.NEGATIVE_INFINITY],
  End: [0, Number.POSITIVE_INFINITY],
}

/** For the key events of a table whose cells hold buttons with the class `scope-cell`. */
export function moveAmongCells(event: KeyboardEvent, table: HTMLTableElement | null): void {
  const step = steps[event.key]
  const from = (event.target as HTMLElement).closest('.scope-cell')
  if (!step || !from || !table || event.defaultPrevented) return
  const rows = [...table.querySelectorAll('tr')]
    .map(row => [...row.querySelectorAll<HTMLElement>('.scope-cell')])
    .filter(cells => cells.length > 0)
  const row = rows.findIndex(cells => cells.includes(from as HTMLElement))
  const column = rows[row]?.indexOf(from as HTMLElement) ?? 0
  const cells = rows[clamp(row + step[0], rows.length)] ?? []
  const to = cells[clamp(column + step[1], cells.length)]
  event.preventDefault()
  to?.focus()
}

function clamp(at: number, length: number): number {
  return Math.max(0, Math.min(length - 1, at))
}

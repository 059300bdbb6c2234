/** Draws a line from each field of the source to what it fills, wherever the rows stand at the moment. */
import { type RefObject, useEffect, useState } from 'react'

export interface Line {
  /** Value of `data-source` of a row. */
  readonly from: string
  /** Value of `data-target` of a row. */
  readonly to: string
  /** Position of the target, for its color. */
  readonly target: number
}

/** From the edge of a row to the middle of its dot. */
const dotInset = 12

interface MappingLinesProps {
  readonly board: RefObject<HTMLElement | null>
  readonly lines: readonly Line[]
  readonly strong: string | undefined
}

interface Drawn extends Line {
  readonly path: string
}

export function MappingLines({ board, lines, strong }: MappingLinesProps) {
  const [drawn, setDrawn] = useState<readonly Drawn[]>([])
  useEffect(() => {
    const element = board.current
    if (!element) return
    let frame = 0
    const draw = () => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => setDrawn(measure(element, lines)))
    }
    draw()
    const observer = new ResizeObserver(draw)
    observer.observe(element)
    for (const child of element.children) observer.observe(child)
    addEventListener('scroll', draw, { capture: true, passive: true })
    return () => {
      cancelAnimationFrame(frame)
      observer.disconnect()
      removeEventListener('scroll', draw, { capture: true })
    }
  }, [board, lines])
  return (
    <svg className="mapping-lines" aria-hidden>
      {drawn.map(line => (
        <path
          key={line.from + line.to}
          d={line.path}
          className={`mapping-line mapping-line-${line.target % 4}${
            strong === line.from || strong === line.to ? ' mapping-line-strong' : ''
          }`}
        />
      ))}
    </svg>
  )
}

/** Curves between the rows; a row scrolled out of its list is taken to be at the list's edge. */
function measure(board: HTMLElement, lines: readonly Line[]): Drawn[] {
  const frame = board.getBoundingClientRect()
  const list = board.querySelector('.source-list')?.getBoundingClientRect()
  const rowsBy = (name: 'source' | 'target') =>
    new Map(
      [...board.querySelectorAll<HTMLElement>(`[data-${name}]`)].map(row => [
        row.dataset[name],
        row.getBoundingClientRect(),
      ]),
    )
  const [sources, targets] = [rowsBy('source'), rowsBy('target')]
  return lines.flatMap(line => {
    const [from, to] = [sources.get(line.from), targets.get(line.to)]
    if (!from || !to) return []
    const middle = from.top + from.height / 2
    const y1 = (list ? Math.max(list.top, Math.min(list.bottom, middle)) : middle) - frame.top
    const [x1, x2, y2] = [from.right - frame.left - dotInset, to.left - frame.left, to.top + to.height / 2 - frame.top]
    const bend = Math.max(24, (x2 - x1) / 2)
    return [{ ...line, path: `M ${x1} ${y1} C ${x1 + bend} ${y1}, ${x2 - bend} ${y2}, ${x2} ${y2}` }]
  })
}

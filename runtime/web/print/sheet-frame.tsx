/** A document as a sheet of paper, as wide as its place allows; in a frame in which nothing runs and nothing is loaded. */
import { useEffect, useRef, useState } from 'react'
import './print.css'

/** Pixels of a millimetre, as CSS has them. */
const pixels = 96 / 25.4
const widths = { A3: [297, 420], A4: [210, 297], A5: [148, 210], Letter: [216, 279] } as const

/** Paper as the server tells it. */
export interface Sheet {
  readonly size: keyof typeof widths
  readonly landscape: boolean
}

interface SheetFrameProps {
  readonly html: string
  readonly sheet: Sheet
  readonly title: string
}

export function SheetFrame({ html, sheet, title }: SheetFrameProps) {
  const host = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState({ width: 0, height: 0 })
  useEffect(() => {
    const element = host.current
    if (!element) return
    const observer = new ResizeObserver(() => setPlace({ width: element.clientWidth, height: element.clientHeight }))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  const paper = widths[sheet.size][sheet.landscape ? 1 : 0] * pixels
  const scale = place.width > 0 ? Math.min(place.width / (paper + 18), 1.2) : 1
  const style = {
    width: place.width / scale,
    height: place.height / scale,
    transform: `scale(${scale})`,
  }
  return (
    <div className="sheet-frame" ref={host}>
      <iframe title={title} sandbox="" srcDoc={html} style={style} />
    </div>
  )
}

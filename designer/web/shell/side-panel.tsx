/** A panel beside the canvas: drawn wider or narrower at its edge, or put away; remembered on this device. */
import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react'
import { useTexts } from '../texts/use-texts.ts'
import { keepPanel, type PanelState, readPanel } from './panel-state.ts'
import { texts } from './texts.ts'
import './side-panel.css'

interface SidePanelProps {
  /** Under which it is remembered. */
  readonly name: string
  /** On which side of the canvas it stands. */
  readonly side: 'start' | 'end'
  readonly label: string
  /** As it is until somebody changes it. */
  readonly usual: PanelState
  /** Something is to be seen in it: it opens, and stays open only while that is so. */
  readonly wanted?: boolean
  readonly children: ReactNode
}

const [narrowest, widest, step] = [180, 640, 16]
const within = (width: number) => Math.round(Math.min(widest, Math.max(narrowest, width)))

export function SidePanel({ name, side, label, usual, wanted = false, children }: SidePanelProps) {
  const t = useTexts(texts)
  const [state, setState] = useState(() => readPanel(name) ?? usual)
  const [drawn, draw] = useState<number>()
  const [wasPutAway, putAway] = useState(false)
  if (!wanted && wasPutAway) putAway(false)
  const held = useRef<{ readonly x: number; readonly width: number }>(undefined)
  const change = (next: PanelState) => {
    setState(next)
    keepPanel(name, next)
  }
  const isOpen = wanted ? !wasPutAway : state.open
  const toggle = () => {
    putAway(isOpen)
    change({ ...state, open: !isOpen })
  }
  if (!isOpen) {
    return (
      <div className={`side-panel side-panel-${side} side-panel-away`}>
        <button type="button" className="side-panel-open" aria-expanded={false} onClick={toggle}>
          {side === 'start' ? <RightOutlined aria-hidden /> : <LeftOutlined aria-hidden />}
          <span>{label}</span>
        </button>
      </div>
    )
  }
  const towards = side === 'start' ? 1 : -1
  const width = drawn ?? state.width
  const down = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return
    event.preventDefault()
    event.currentTarget.setPointerCapture(event.pointerId)
    held.current = { x: event.clientX, width: state.width }
  }
  const move = (event: PointerEvent<HTMLElement>) => {
    if (held.current) draw(within(held.current.width + towards * (event.clientX - held.current.x)))
  }
  const up = () => {
    held.current = undefined
    if (drawn !== undefined) change({ ...state, width: drawn })
    draw(undefined)
  }
  const keys = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowRight' ? step : event.key === 'ArrowLeft' ? -step : 0
    if (by === 0) return
    event.preventDefault()
    change({ ...state, width: within(state.width + towards * by) })
  }
  return (
    <div className={`side-panel side-panel-${side}`} style={{ ['--panel-width' as string]: `${width}px` }}>
      {children}
      {/* biome-ignore lint/a11y/useSemanticElements: a handle between panels, not a rule between texts */}
      <div
        role="separator"
        aria-orientation="vertical"
        aria-label={t.widthOf(label)}
        aria-valuemin={narrowest}
        aria-valuemax={widest}
        aria-valuenow={width}
        tabIndex={0}
        className="side-panel-edge"
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={up}
        onPointerCancel={up}
        onKeyDown={keys}
        onDoubleClick={() => change({ ...state, width: usual.width })}
      />
      <button
        type="button"
        className="side-panel-close"
        aria-expanded
        aria-label={t.putAway(label)}
        title={t.putAway(label)}
        onClick={toggle}
      >
        {side === 'start' ? <LeftOutlined aria-hidden /> : <RightOutlined aria-hidden />}
      </button>
    </div>
  )
}

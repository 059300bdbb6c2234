/** One part of a definition below or beside what it draws: a title, and what is edited. */
import type { ReactNode } from 'react'
import './live.css'

interface CanvasCardProps {
  readonly title: string
  readonly hint?: string
  readonly tools?: ReactNode
  readonly children: ReactNode
}

export function CanvasCard({ title, hint, tools, children }: CanvasCardProps) {
  return (
    <section className="card canvas-card" aria-label={title}>
      <div className="canvas-card-head">
        <h2>{title}</h2>
        <span className="spacer" />
        {tools}
      </div>
      {hint ? <p className="muted canvas-card-hint">{hint}</p> : null}
      <div className="canvas-card-body">{children}</div>
    </section>
  )
}

/** A label above its input. */
import type { CSSProperties, ReactNode } from 'react'

interface LabelledProps {
  readonly label: string
  /** Id of the input, for inputs that are no plain elements. */
  readonly htmlFor?: string
  readonly style?: CSSProperties
  readonly children: ReactNode
}

export function Labelled({ label, htmlFor, style, children }: LabelledProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the input is its child
    <label className="labelled" {...(htmlFor ? { htmlFor } : {})} {...(style ? { style } : {})}>
      <span>{label}</span>
      {children}
    </label>
  )
}

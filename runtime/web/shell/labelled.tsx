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
  if (htmlFor) {
    return (
      <div className="labelled" {...(style ? { style } : {})}>
        <label htmlFor={htmlFor}>{label}</label>
        {children}
      </div>
    )
  }
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the input is its child
    <label className="labelled" {...(style ? { style } : {})}>
      <span>{label}</span>
      {children}
    </label>
  )
}

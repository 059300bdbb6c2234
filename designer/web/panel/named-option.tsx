/** An option of a picker: what people call it, its name beside it, found by either. */
import type { ReactNode } from 'react'

/** An option as antd's Select takes it. */
export interface NamedOption {
  readonly value: string
  readonly label: string
  readonly search: string
  readonly hint: string
}

/** The option for a name; `hint` stands beside the label. */
export function optionOf(value: string, label: string, hint: string = value): NamedOption {
  return { value, label: label || value, search: `${label} ${value}`, hint: hint === label ? '' : hint }
}

/** Draws it in the list. */
export function renderOption({ data }: { readonly data: Partial<NamedOption> }): ReactNode {
  return (
    <span className="named-option">
      <span>{data.label}</span>
      {data.hint ? (
        <span className="muted" translate="no">
          {data.hint}
        </span>
      ) : null}
    </span>
  )
}

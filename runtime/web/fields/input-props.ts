/** What every input of a field gets. Nothing filled in is `undefined`. */
import type { CatalogField } from '../api/catalog.ts'
import type { RecordValues } from '../api/values.ts'

export interface FieldInputProps {
  readonly id: string
  readonly field: CatalogField
  readonly value: unknown
  readonly onChange: (value: unknown) => void
  readonly disabled?: boolean | undefined
  readonly invalid?: boolean | undefined
  readonly autoFocus?: boolean | undefined
  /** Height of a long text. */
  readonly rows?: number | undefined
  /** Codes that remain of a choice. */
  readonly codes?: readonly string[] | undefined
  /** Ids of the elements that describe it. */
  readonly describedBy?: string | undefined
  /** A name for inputs that have no label element. */
  readonly ariaLabel?: string | undefined
  /** What else is filled in. */
  readonly values?: RecordValues | undefined
}

/** The attributes that tell assistive technology about an input. */
export function ariaOf(props: FieldInputProps): Record<string, string | boolean | undefined> {
  return {
    'aria-describedby': props.describedBy,
    'aria-invalid': props.invalid || undefined,
    'aria-label': props.ariaLabel,
  }
}

/** antd's word for a wrong value. */
export const statusOf = (props: FieldInputProps): { status?: 'error' } => (props.invalid ? { status: 'error' } : {})

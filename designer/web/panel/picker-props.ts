/** What every picker of the designer gets. Nothing picked is `undefined`. */

export interface PickerProps<V> {
  readonly id?: string | undefined
  readonly value: V | undefined
  /** May answer a promise; of undefined where the change was refused. */
  readonly onChange: (value: V | undefined) => unknown
  readonly disabled?: boolean | undefined
  readonly invalid?: boolean | undefined
  /** It cannot be emptied. */
  readonly required?: boolean | undefined
  /** Ids of the elements that describe it. */
  readonly describedBy?: string | undefined
  /** Its name, where no label element has it. */
  readonly ariaLabel?: string | undefined
  readonly placeholder?: string | undefined
}

/** The attributes that tell assistive technology about an input. */
export function ariaOf(props: Omit<PickerProps<never>, 'value' | 'onChange'>): Record<string, string | boolean> {
  return {
    ...(props.describedBy ? { 'aria-describedby': props.describedBy } : {}),
    ...(props.invalid ? { 'aria-invalid': true } : {}),
    ...(props.ariaLabel ? { 'aria-label': props.ariaLabel } : {}),
  }
}

/** What antd's selects take of it. */
export function selectProps(props: Omit<PickerProps<never>, 'value' | 'onChange'>) {
  return {
    ...(props.id ? { id: props.id } : {}),
    ...(props.disabled ? { disabled: true } : {}),
    ...(props.invalid ? { status: 'error' as const } : {}),
    ...(props.placeholder ? { placeholder: props.placeholder } : {}),
    ...ariaOf(props),
  }
}

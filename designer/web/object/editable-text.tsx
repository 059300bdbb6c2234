/** A text in a table that is changed where it stands: F2, Enter or a double click; Escape leaves it as it was. */
import { Input } from 'antd'
import { useRef, useState } from 'react'

interface EditableTextProps {
  readonly value: string
  /** What is edited, for those who do not see the table. */
  readonly label: string
  readonly readOnly: boolean
  readonly placeholder?: string
  readonly code?: boolean
  /** Whether a text is not to be taken. */
  readonly isWrong?: (text: string) => boolean
  readonly onSave: (text: string) => void
  /** A single click or the focus arriving. */
  readonly onSelect?: () => void
}

export function EditableText(props: EditableTextProps) {
  const { value, label, readOnly, placeholder, code, isWrong, onSave, onSelect } = props
  const [typed, setTyped] = useState<string>()
  const button = useRef<HTMLButtonElement>(null)
  const finish = (save: boolean, refocus: boolean) => {
    if (typed === undefined || (save && refocus && isWrong?.(typed))) return
    setTyped(undefined)
    if (save && !isWrong?.(typed) && typed.trim() !== value.trim()) onSave(typed.trim())
    if (refocus) requestAnimationFrame(() => button.current?.focus())
  }
  if (typed !== undefined) {
    return (
      <Input
        size="small"
        autoFocus
        className="editable-input"
        aria-label={label}
        value={typed}
        status={isWrong?.(typed) ? 'error' : ''}
        onChange={event => setTyped(event.target.value)}
        onBlur={() => finish(true, false)}
        onKeyDown={event => {
          event.stopPropagation()
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) finish(true, true)
          if (event.key === 'Escape') finish(false, true)
        }}
      />
    )
  }
  const start = () => !readOnly && setTyped(value)
  return (
    <button
      ref={button}
      type="button"
      className={code ? 'editable-text editable-code' : 'editable-text'}
      onClick={onSelect}
      onDoubleClick={start}
      onKeyDown={event => {
        if (event.key !== 'F2' && event.key !== 'Enter') return
        event.preventDefault()
        onSelect?.()
        start()
      }}
      aria-label={value === '' ? label : undefined}
      {...(code ? { translate: 'no' } : {})}
    >
      {value === '' ? <span className="muted">{placeholder}</span> : value}
    </button>
  )
}

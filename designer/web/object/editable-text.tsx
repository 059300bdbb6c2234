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
  /** Answers undefined, later, where the text was refused: then it can be tried again. */
  readonly onSave: (text: string) => Promise<unknown>
  /** A single click or the focus arriving. */
  readonly onSelect?: () => void
}

export function EditableText(props: EditableTextProps) {
  const { value, label, readOnly, placeholder, code, isWrong, onSave, onSelect } = props
  const [typed, setTyped] = useState<string>()
  const [refused, setRefused] = useState<string>()
  const button = useRef<HTMLButtonElement>(null)
  const give = async (text: string) => {
    const answer = await onSave(text).catch(() => undefined)
    if (answer !== undefined) return
    setRefused(text)
    setTyped(text)
  }
  const finish = (save: boolean, refocus: boolean) => {
    if (typed === undefined || (save && refocus && isWrong?.(typed))) return
    // What was refused stays to be corrected, sent again with Enter or given up with Escape.
    if (save && !refocus && typed === refused) return
    setTyped(undefined)
    setRefused(undefined)
    if (save && !isWrong?.(typed) && typed.trim() !== value.trim()) void give(typed.trim())
    if (refocus) requestAnimationFrame(() => button.current?.focus())
  }
  if (typed !== undefined) {
    return (
      <Input
        size="small"
        autoFocus={refused === undefined}
        className="editable-input"
        aria-label={label}
        value={typed}
        status={isWrong?.(typed) || typed === refused ? 'error' : ''}
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

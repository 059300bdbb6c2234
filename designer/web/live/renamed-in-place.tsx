/** A title that is selected by a click and rewritten where it stands: by a second click, a double click or F2. */
import { EditOutlined } from '@ant-design/icons'
import { Input } from 'antd'
import { type KeyboardEvent, useRef, useState } from 'react'

interface RenamedInPlaceProps {
  readonly words: string
  /** Shown, in a quieter voice, where there are no words. */
  readonly placeholder: string
  /** Of the act. */
  readonly label: string
  readonly selected: boolean
  readonly disabled: boolean
  readonly onSelect: () => void
  readonly onRename: (words: string) => void
}

export function RenamedInPlace(props: RenamedInPlaceProps) {
  const { words, placeholder, label, selected, disabled, onSelect, onRename } = props
  const [typed, type] = useState<string>()
  const settled = useRef(false)
  const begin = () => {
    if (disabled) return
    settled.current = false
    type(words)
  }
  const end = (keep: boolean) => {
    if (settled.current) return
    settled.current = true
    if (keep && typed !== undefined && typed.trim() !== words) onRename(typed.trim())
    type(undefined)
  }
  if (typed !== undefined) {
    return (
      <Input
        size="small"
        className="rename-input"
        aria-label={label}
        autoFocus
        value={typed}
        placeholder={placeholder}
        maxLength={1000}
        onFocus={event => event.target.select()}
        onChange={event => type(event.target.value)}
        onBlur={() => end(true)}
        onKeyDown={(event: KeyboardEvent) => {
          event.stopPropagation()
          if (event.key === 'Escape') end(false)
          if (event.key === 'Enter') {
            event.preventDefault()
            end(true)
          }
        }}
      />
    )
  }
  return (
    <>
      <button
        type="button"
        className={words ? 'rename-title' : 'rename-title muted'}
        aria-pressed={selected}
        onClick={onSelect}
        onDoubleClick={begin}
        onKeyDown={event => event.key === 'F2' && begin()}
      >
        {words || placeholder}
      </button>
      {disabled ? null : (
        <button type="button" className="rename-pencil" aria-label={label} onClick={begin}>
          <EditOutlined aria-hidden />
        </button>
      )}
    </>
  )
}

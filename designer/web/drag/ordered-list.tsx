/** A short list whose order people choose: dragged by its grips or by keys, each line with what belongs to it. */
import { CloseOutlined, HolderOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTexts } from '../texts/use-texts.ts'
import { DragArea } from './drag-area.tsx'
import { placeAfter } from './place-after.ts'
import { texts } from './texts.ts'
import { useDragItem } from './use-drag-item.ts'

interface OrderedListProps<T> {
  readonly label: string
  readonly items: readonly T[]
  readonly keyOf: (item: T) => string
  readonly wordsOf: (item: T) => string
  /** What stands in the line besides its name. */
  readonly draw?: (item: T) => ReactNode
  readonly disabled: boolean
  /** Shows the properties of a line. */
  readonly onSelect?: (item: T) => void
  readonly selected?: string | undefined
  readonly onChange: (items: readonly T[]) => void
}

export function OrderedList<T>(props: OrderedListProps<T>) {
  const { label, items, keyOf, wordsOf, draw, disabled, onSelect, selected, onChange } = props
  if (items.length === 0) return null
  const keys = items.map(keyOf)
  return (
    <DragArea
      onDrop={({ key }, { after }) => {
        const moved = items.find(item => keyOf(item) === key)
        if (moved !== undefined) onChange(placeAfter(items, moved, after, keyOf))
      }}
    >
      <ul className="ordered-list" aria-label={label}>
        {items.map(item => (
          <Line
            key={keyOf(item)}
            name={keyOf(item)}
            keys={keys}
            words={wordsOf(item)}
            list={label}
            disabled={disabled}
            selected={selected === keyOf(item)}
            onSelect={onSelect ? () => onSelect(item) : undefined}
            onRemove={() => onChange(items.filter(other => keyOf(other) !== keyOf(item)))}
          >
            {draw?.(item)}
          </Line>
        ))}
      </ul>
    </DragArea>
  )
}

interface LineProps {
  readonly name: string
  readonly keys: readonly string[]
  readonly words: string
  readonly list: string
  readonly disabled: boolean
  readonly selected: boolean
  readonly onSelect: (() => void) | undefined
  readonly onRemove: () => void
  readonly children: ReactNode
}

function Line({ name, keys, words, list, disabled, selected, onSelect, onRemove, children }: LineProps) {
  const t = useTexts(texts)
  const { frame, grip, dragging, indicator } = useDragItem(
    { kind: 'line', key: name, words, container: list, containerWords: list, siblings: keys, axis: 'y' },
    disabled,
  )
  const classes = ['drag-part', dragging ? 'drag-away' : '', selected ? 'ordered-selected' : '']
  return (
    <li ref={frame} className={classes.filter(Boolean).join(' ')} data-drop={indicator}>
      <button {...grip} className="drag-grip" aria-label={t.move(words)} disabled={disabled}>
        <HolderOutlined aria-hidden />
      </button>
      {onSelect ? (
        <button type="button" className="ordered-words ordered-button" aria-pressed={selected} onClick={onSelect}>
          {words}
        </button>
      ) : (
        <span className="ordered-words" title={words}>
          {words}
        </span>
      )}
      {children}
      {disabled ? null : (
        <Button
          type="text"
          size="small"
          icon={<CloseOutlined aria-hidden />}
          aria-label={t.remove(words)}
          onClick={onRemove}
        />
      )}
    </li>
  )
}

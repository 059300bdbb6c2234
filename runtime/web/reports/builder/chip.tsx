/** What stands on a shelf: dragged along it, its settings behind a click, and what is wrong with it beside it. */
import { CloseOutlined, DownOutlined } from '@ant-design/icons'
import { useDraggable, useDroppable } from '@dnd-kit/core'
import { Button, Popover } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'

interface ChipProps {
  /** `rows/0`. */
  readonly id: string
  readonly words: string
  /** What it is in small letters: by month, sum. */
  readonly hint?: string | undefined
  readonly fault?: string | undefined
  /** Its settings tell the fault where it is. */
  readonly isToldInside?: boolean
  readonly disabled: boolean
  /** Its settings are shown when it appears. */
  readonly startsOpen?: boolean
  readonly settings: ReactNode
  readonly onRemove: () => void
}

export function Chip({
  id,
  words,
  hint,
  fault,
  isToldInside = false,
  disabled,
  startsOpen = false,
  settings,
  onRemove,
}: ChipProps) {
  const { t } = useTranslation()
  const [isOpen, open] = useState(startsOpen)
  const drag = useDraggable({ id, data: { chip: id, words }, disabled })
  const drop = useDroppable({ id, disabled })
  const classes = ['builder-chip', fault ? 'builder-chip-wrong' : '', drop.isOver ? 'builder-chip-over' : '']
  return (
    <li
      ref={node => {
        drag.setNodeRef(node)
        drop.setNodeRef(node)
      }}
      className={classes.filter(Boolean).join(' ')}
      {...(drag.isDragging ? { 'data-away': true } : {})}
    >
      <Popover
        open={isOpen && !disabled}
        trigger="click"
        placement="bottomLeft"
        align={{ overflow: { shiftX: true, adjustY: true } }}
        destroyOnHidden
        title={words}
        content={
          <section className="builder-settings" aria-label={words}>
            {fault && !isToldInside ? (
              <p className="error-text" role="alert">
                {fault}
              </p>
            ) : null}
            {settings}
          </section>
        }
        onOpenChange={open}
      >
        <button
          type="button"
          className="builder-chip-words"
          aria-expanded={isOpen}
          aria-label={t('builder.settingsOf', { what: hint ? `${words} ${hint}` : words })}
          disabled={disabled}
          {...drag.listeners}
        >
          <span>{words}</span> {hint ? <small>{hint}</small> : null}
          {disabled ? null : <DownOutlined aria-hidden />}
        </button>
      </Popover>
      {disabled ? null : (
        <Button
          type="text"
          size="small"
          icon={<CloseOutlined aria-hidden />}
          aria-label={t('builder.remove', { what: words })}
          onClick={onRemove}
        />
      )}
    </li>
  )
}

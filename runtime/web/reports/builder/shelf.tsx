/** A place of the report that takes fields: what stands there, a button that adds more, and words where it is empty. */
import { PlusOutlined } from '@ant-design/icons'
import { useDroppable } from '@dnd-kit/core'
import { Button, Popover } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CatalogObject } from '../../api/catalog.ts'
import { FieldPanel, type Shelf as ShelfName } from './field-panel.tsx'
import type { Picked } from './report-edits.ts'

interface ShelfProps {
  readonly name: ShelfName
  readonly object: CatalogObject
  readonly count: number
  readonly disabled: boolean
  /** Whether what is being dragged can be put here. */
  readonly accepts: boolean | undefined
  readonly onAdd: (picked: Picked | undefined) => void
  readonly tools?: ReactNode
  readonly children: ReactNode
}

export function Shelf({ name, object, count, disabled, accepts, onAdd, tools, children }: ShelfProps) {
  const { t } = useTranslation()
  const [isOpen, open] = useState(false)
  const { setNodeRef, isOver } = useDroppable({ id: name, disabled: disabled || accepts === false })
  const classes = ['builder-shelf', accepts ? 'builder-shelf-ready' : '', accepts && isOver ? 'builder-shelf-over' : '']
  return (
    <section ref={setNodeRef} className={classes.filter(Boolean).join(' ')} aria-label={t(`builder.shelf.${name}`)}>
      <h3>{t(`builder.shelf.${name}`)}</h3>
      <ul className="builder-chips">
        {children}
        {count === 0 ? <li className="builder-empty muted">{t(`builder.empty.${name}`)}</li> : null}
      </ul>
      <div className="builder-shelf-tools">
        {tools}
        {disabled ? null : (
          <Popover
            open={isOpen}
            trigger="click"
            placement="bottomRight"
            align={{ overflow: { shiftX: true, adjustY: true } }}
            destroyOnHidden
            onOpenChange={open}
            content={
              <div className="builder-picker">
                <FieldPanel
                  object={object}
                  shelves={[name]}
                  onAdd={(_, picked) => {
                    open(false)
                    onAdd(picked)
                  }}
                />
              </div>
            }
          >
            <Button
              type="text"
              size="small"
              icon={<PlusOutlined aria-hidden />}
              aria-label={`${t('builder.add')}: ${t(`builder.shelf.${name}`)}`}
            >
              {t('builder.add')}
            </Button>
          </Popover>
        )}
      </div>
    </section>
  )
}

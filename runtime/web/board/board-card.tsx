/** A record as a card of a board: dragged by hand anywhere, moved by keys and on phones by its menu. */

import { EllipsisOutlined } from '@ant-design/icons'
import { useDraggable } from '@dnd-kit/core'
import { Button, Dropdown } from 'antd'
import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { CatalogObject } from '../api/catalog.ts'
import { resolvePath, valueAt } from '../api/path.ts'
import { useSession } from '../api/session.ts'
import { isBlank, type StoredRecord } from '../api/values.ts'
import { FieldValue } from '../fields/field-value.tsx'
import { recordTitle } from '../fields/record-title.ts'
import { useLocale } from '../i18n/use-locale.ts'
import type { View } from '../list/view.ts'

interface CardFaceProps {
  readonly object: CatalogObject
  readonly field: string
  readonly view: View
  readonly record: StoredRecord
}

interface BoardCardProps extends CardFaceProps {
  readonly busy: boolean
  /** Codes of the columns that it can go to. */
  readonly targets: ReadonlySet<string>
  readonly wordsOf: (code: string | null) => string
  readonly onMove: (to: string) => void
}

export function BoardCard({ object, field, view, record, busy, targets, wordsOf, onMove }: BoardCardProps) {
  const { t } = useTranslation()
  const { locale } = useLocale()
  const title = recordTitle(object, record, locale)
  const { setNodeRef, listeners, isDragging } = useDraggable({
    id: record.id,
    data: { record },
    disabled: busy || targets.size === 0,
  })
  const color = record['@color']
  const look = [
    'board-card',
    targets.size > 0 && 'board-card-loose',
    isDragging && 'board-card-away',
    busy && 'board-card-busy',
  ]
  const items = [...targets].map(code => ({ key: code, label: wordsOf(code) }))
  return (
    <li
      ref={setNodeRef}
      className={look.filter(Boolean).join(' ')}
      aria-busy={busy}
      {...(typeof color === 'string' ? { style: { '--row-color': color } as CSSProperties, 'data-colored': true } : {})}
      onPointerDown={event => {
        const onButton = event.target instanceof Element && event.target.closest('button') !== null
        if (!onButton && event.pointerType !== 'touch') listeners?.onPointerDown?.(event)
      }}
    >
      <CardFace object={object} field={field} view={view} record={record} />
      {items.length > 0 ? (
        <Dropdown
          trigger={['click']}
          placement="bottomRight"
          menu={{
            items: [{ key: ' ', type: 'group', label: t('board.moveTo'), children: items }],
            onClick: ({ key }) => onMove(key),
          }}
        >
          <Button
            className="board-card-menu"
            type="text"
            size="small"
            icon={<EllipsisOutlined aria-hidden />}
            aria-label={t('board.move', { title })}
          />
        </Dropdown>
      ) : null}
    </li>
  )
}

/** What is seen of the record: its title and the fields of the view's cards. */
export function CardFace({ object, field: own, view, record }: CardFaceProps) {
  const { catalog } = useSession()
  const { label, locale } = useLocale()
  const paths = view.card.filter(path => path !== own).flatMap(path => resolvePath(catalog, object, path) ?? [])
  return (
    <>
      <Link
        className="board-title"
        to={`/records/${encodeURIComponent(object.name)}/${record.id}`}
        draggable={false}
        translate="no"
      >
        {recordTitle(object, record, locale)}
      </Link>
      <dl>
        {paths.map(({ path, field }) => {
          const value = valueAt(record, path)
          return isBlank(value) ? null : (
            <div key={path} title={label(field)}>
              <dt className="visually-hidden">{label(field)}</dt>
              <dd>
                <FieldValue field={field} value={value} />
              </dd>
            </div>
          )
        })}
      </dl>
    </>
  )
}

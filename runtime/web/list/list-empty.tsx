/** A list without records: filtered away, or none yet. */
import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CatalogObject } from '../api/catalog.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { useRecordDrawers } from '../record/drawer-context.ts'
import { EmptyState } from '../shell/empty-state.tsx'

interface ListEmptyProps {
  readonly object: CatalogObject
  readonly filtered: boolean
  readonly onClear: () => void
}

export function ListEmpty({ object, filtered, onClear }: ListEmptyProps) {
  const { t } = useTranslation()
  const { label } = useLocale()
  const { create } = useRecordDrawers()
  if (filtered) {
    return (
      <EmptyState
        text={t('list.noMatch')}
        hint={t('list.noMatchHint')}
        action={<Button onClick={onClear}>{t('list.clearFilters')}</Button>}
      />
    )
  }
  return (
    <EmptyState
      text={t('list.empty')}
      hint={object.rights.create ? t('list.emptyHint', { object: label(object) }) : undefined}
      action={
        object.rights.create ? (
          <Button
            type="primary"
            icon={<PlusOutlined aria-hidden />}
            onClick={() => create({ object: object.name, purpose: 'record' })}
          >
            {t('record.newOf', { object: label(object) })}
          </Button>
        ) : null
      }
    />
  )
}

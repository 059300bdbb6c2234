/** Since when a record is in its state; opened, all the states that it was in and for how long. */
import { HistoryOutlined } from '@ant-design/icons'
import { Button, Popover } from 'antd'
import { useTranslation } from 'react-i18next'
import type { LifecycleDefinition } from '#metadata/definitions.ts'
import type { CatalogObject } from '../api/catalog.ts'
import { useSession } from '../api/session.ts'
import type { StoredRecord } from '../api/values.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { StateHistory } from './state-history.tsx'
import { timeSpan } from './time-span.ts'

interface StateSinceProps {
  readonly object: CatalogObject
  readonly record: StoredRecord
  readonly lifecycle: LifecycleDefinition
  readonly since: string
}

export function StateSince({ object, record, lifecycle, since }: StateSinceProps) {
  const { t } = useTranslation()
  const { catalog } = useSession()
  const { locale, dateTime } = useLocale()
  const seconds = (Date.now() - Date.parse(since)) / 1000
  const words = (
    <time dateTime={since} title={dateTime(since)}>
      {seconds < 60 ? t('lifecycle.justNow') : t('lifecycle.since', { span: timeSpan(seconds, locale) })}
    </time>
  )
  if (!catalog.objects.get('state_change')?.rights.read) return <span>{words}</span>
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      destroyOnHidden
      title={t('lifecycle.history')}
      content={<StateHistory object={object} record={record} lifecycle={lifecycle} />}
    >
      <Button className="lifecycle-since" type="link" size="small" icon={<HistoryOutlined aria-hidden />}>
        {words}
      </Button>
    </Popover>
  )
}

/** The top of a list: what it lists, how many, and making, importing, exporting. */

import { DownloadOutlined, ImportOutlined, MoreOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { CatalogObject } from '../api/catalog.ts'
import { serverAddress } from '../api/mount.ts'
import { queryString } from '../api/request.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { useRecordDrawers } from '../record/drawer-context.ts'
import { ObjectIcon } from '../shell/icon.tsx'
import { useNarrow } from '../shell/use-media.ts'
import { bothFilters } from './list-state.ts'
import type { RecordsAnswer, RecordsRequest } from './use-records.ts'
import type { View } from './view.ts'

interface ListHeadProps {
  readonly object: CatalogObject
  readonly count: RecordsAnswer | undefined
  readonly request: RecordsRequest
  readonly view: View
}

export function ListHead({ object, count, request, view }: ListHeadProps) {
  const { t } = useTranslation()
  const { label, text, integer } = useLocale()
  const navigate = useNavigate()
  const { create } = useRecordDrawers()
  const narrow = useNarrow()
  const exportAs = (format: 'csv' | 'ndjson' | 'xlsx') => {
    const filter = view.list ? bothFilters(view.filter, request.filter) : request.filter
    const sort = request.sort.length > 0 ? request.sort.join(',') : undefined
    const query = queryString({
      format,
      fields: request.fields.join(','),
      filter: filter ? JSON.stringify(filter) : undefined,
      sort,
      search: request.search || undefined,
    })
    location.assign(serverAddress(`/api/records/${encodeURIComponent(object.name)}/export${query}`))
  }
  const items = [
    ...(object.rights.import ? [{ key: 'import', icon: <ImportOutlined aria-hidden />, label: t('list.import') }] : []),
    ...(object.rights.export
      ? [
          { key: 'xlsx', icon: <DownloadOutlined aria-hidden />, label: t('list.exportXlsx') },
          { key: 'csv', icon: <DownloadOutlined aria-hidden />, label: t('list.exportCsv') },
          { key: 'ndjson', icon: <DownloadOutlined aria-hidden />, label: t('list.exportNdjson') },
        ]
      : []),
  ]
  return (
    <header className="page-head list-head">
      <ObjectIcon name={object.icon} color={object.color} label={label(object)} size={28} />
      <h1>{text(object.plural, object.name)}</h1>
      {count?.count === undefined ? null : (
        <span className="count">{`${integer(count.count)}${count.more ? '+' : ''}`}</span>
      )}
      <span className="spacer" />
      {items.length > 0 ? (
        <Dropdown
          trigger={['click']}
          placement="bottomRight"
          menu={{
            items,
            onClick: ({ key }) =>
              key === 'import'
                ? navigate(`/records/${encodeURIComponent(object.name)}/import`)
                : exportAs(key === 'csv' || key === 'xlsx' ? key : 'ndjson'),
          }}
        >
          <Button icon={<MoreOutlined aria-hidden />} aria-label={t('list.moreActions')} />
        </Dropdown>
      ) : null}
      {object.rights.create ? (
        <Button
          type="primary"
          icon={<PlusOutlined aria-hidden />}
          aria-label={t('record.newOf', { object: label(object) })}
          onClick={() => create({ object: object.name, purpose: 'record' })}
        >
          {narrow ? null : t('record.newOf', { object: label(object) })}
        </Button>
      ) : null}
    </header>
  )
}

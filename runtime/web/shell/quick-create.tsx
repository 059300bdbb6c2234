/** Makes a new record of any object that stands in a menu, from anywhere. */
import { PlusOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../api/session.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { useRecordDrawers } from '../record/drawer-context.ts'
import { creatableObjects } from './creatable-objects.ts'
import { Icon } from './icon.tsx'
import { useNarrow } from './use-media.ts'
import { useSuite } from './use-suite.ts'

export function QuickCreate() {
  const { t } = useTranslation()
  const { catalog } = useSession()
  const { label } = useLocale()
  const [suite] = useSuite()
  const narrow = useNarrow()
  const { create } = useRecordDrawers()
  const objects = useMemo(() => creatableObjects(catalog, suite?.name), [catalog, suite])
  if (objects.length === 0) return null
  return (
    <Dropdown
      trigger={['click']}
      placement="bottomRight"
      menu={{
        items: objects.map(object => ({
          key: object.name,
          icon: <Icon name={object.icon} label={label(object)} />,
          label: label(object),
        })),
        onClick: ({ key }) => create({ object: key, purpose: 'record' }),
      }}
    >
      <Button type="primary" icon={<PlusOutlined aria-hidden />} aria-label={t('shell.create')}>
        {narrow ? null : t('common.new')}
      </Button>
    </Dropdown>
  )
}

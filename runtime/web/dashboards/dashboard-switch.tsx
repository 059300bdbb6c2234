/** The name of the dashboard, and a menu of the others beside it. */
import { DownOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useSession } from '../api/session.ts'
import { useLocale } from '../i18n/use-locale.ts'

interface DashboardSwitchProps {
  /** Its name or uuid. */
  readonly current: string
  readonly title: string
}

export function DashboardSwitch({ current, title }: DashboardSwitchProps) {
  const { t } = useTranslation()
  const { catalog } = useSession()
  const { label } = useLocale()
  const navigate = useNavigate()
  const others = [...catalog.dashboards.values()].filter(item => item.name !== current)
  return (
    <div className="row dashboard-switch">
      <h1 translate="no">{title}</h1>
      {others.length > 0 ? (
        <Dropdown
          trigger={['click']}
          menu={{
            items: others.map(item => ({ key: item.name, label: label(item) })),
            onClick: ({ key }) => navigate(`/dashboards/${encodeURIComponent(key)}`),
          }}
        >
          <Button type="text" size="small" icon={<DownOutlined aria-hidden />} aria-label={t('dashboards.switch')} />
        </Dropdown>
      ) : null}
    </div>
  )
}

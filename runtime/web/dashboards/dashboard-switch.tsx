/** The name of the dashboard, and a menu of the others beside it, with a way to make a new one. */
import { DownOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useSession } from '../api/session.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { useAct } from '../shell/use-act.ts'
import { emptyDashboard } from './empty-dashboard.ts'
import { keepDashboard, keptKey, useKeptDashboards } from './kept-dashboard.ts'

interface DashboardSwitchProps {
  /** Its name or uuid; nothing on the home page. */
  readonly current: string | undefined
  readonly title: string
}

export function DashboardSwitch({ current, title }: DashboardSwitchProps) {
  const { t } = useTranslation()
  const { catalog } = useSession()
  const { label } = useLocale()
  const navigate = useNavigate()
  const act = useAct()
  const kept = useKeptDashboards().data?.dashboards ?? []
  const make = () =>
    void act({
      refresh: keptKey,
      work: async () => {
        const made = await keepDashboard({ name: t('dashboards.newName'), definition: emptyDashboard })
        navigate(`/dashboards/${made.id}`)
      },
    })
  const groups = [
    {
      key: 'stored',
      label: t('dashboards.title'),
      of: [...catalog.dashboards.values()].map(item => [item.name, label(item)]),
    },
    { key: 'mine', label: t('dashboards.mine'), of: kept.filter(item => item.mine).map(item => [item.id, item.name]) },
    {
      key: 'shared',
      label: t('dashboards.sharedWithMe'),
      of: kept.filter(item => !item.mine).map(item => [item.id, item.name]),
    },
  ].filter(group => group.of.length > 0)
  return (
    <div className="row dashboard-switch">
      <h1 translate="no">{title}</h1>
      <Dropdown
        trigger={['click']}
        menu={{
          selectedKeys: current === undefined ? [] : [current],
          items: [
            ...groups.map(group => ({
              key: group.key,
              type: 'group' as const,
              label: group.label,
              children: group.of.map(([key = '', words = '']) => ({ key, label: words })),
            })),
            { type: 'divider' as const },
            { key: 'new', label: t('dashboards.newOne') },
          ],
          onClick: ({ key }) => (key === 'new' ? make() : navigate(`/dashboards/${encodeURIComponent(key)}`)),
        }}
      >
        <Button type="text" size="small" icon={<DownOutlined aria-hidden />} aria-label={t('dashboards.switch')} />
      </Dropdown>
    </div>
  )
}

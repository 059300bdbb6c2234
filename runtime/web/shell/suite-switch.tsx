/** Chooses the suite whose menu is shown. */
import { DownOutlined } from '@ant-design/icons'
import { Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import type { MenuDefinition } from '#metadata/definitions.ts'
import { useSession } from '../api/session.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { Icon } from './icon.tsx'

interface SuiteSwitchProps {
  readonly suite: MenuDefinition | undefined
  readonly collapsed: boolean
  readonly onChoose: (name: string) => void
}

export function SuiteSwitch({ suite, collapsed, onChoose }: SuiteSwitchProps) {
  const { t } = useTranslation()
  const { catalog } = useSession()
  const { label } = useLocale()
  if (!suite) return <div className="suite-switch suite-name">{t('app.name')}</div>
  const items = catalog.menus.map(menu => ({
    key: menu.name,
    icon: <Icon name={menu.icon} label={label(menu)} />,
    label: label(menu),
  }))
  return (
    <Dropdown
      trigger={['click']}
      menu={{ items, selectable: true, selectedKeys: [suite.name], onClick: ({ key }) => onChoose(key) }}
    >
      <button type="button" className="suite-switch" aria-label={t('shell.suite', { name: label(suite) })}>
        <span className="suite-icon">
          <Icon name={suite.icon} label={label(suite)} />
        </span>
        {collapsed ? null : (
          <>
            <span className="suite-name">{label(suite)}</span>
            <DownOutlined className="suite-arrow" aria-hidden />
          </>
        )}
      </button>
    </Dropdown>
  )
}

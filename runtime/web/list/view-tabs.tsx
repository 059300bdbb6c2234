/** The views of a list as tabs; personal ones can be renamed, shared and removed. */
import { DownOutlined, TeamOutlined, UserOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { App, Dropdown } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { remove } from '../api/request.ts'
import { useProblemText } from '../i18n/problem-text.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { SaveViewDialog } from './save-view-dialog.tsx'
import type { View } from './view.ts'

interface ViewTabsProps {
  readonly views: readonly View[]
  readonly view: View
  readonly onChoose: (key: string | undefined) => void
}

export function ViewTabs({ views, view, onChoose }: ViewTabsProps) {
  const { t } = useTranslation()
  const { label } = useLocale()
  const { modal, message } = App.useApp()
  const client = useQueryClient()
  const problemText = useProblemText()
  const [editing, setEditing] = useState(false)
  const { personal } = view
  const drop = () =>
    personal &&
    modal.confirm({
      title: t('view.deleteTitle', { name: personal.name }),
      okText: t('common.delete'),
      cancelText: t('common.cancel'),
      okButtonProps: { danger: true },
      onOk: async () => {
        try {
          await remove(`/api/personal-lists/${personal.id}`)
          await client.invalidateQueries({ queryKey: ['personal-lists'] })
          onChoose(undefined)
        } catch (error) {
          void message.error(problemText(error))
        }
      },
    })
  return (
    <nav className="view-tabs" aria-label={t('view.tabs')}>
      {views.map(item => {
        const active = item.key === view.key
        const words = item.list ? label(item.list) : (item.personal?.name ?? t('view.all'))
        return (
          <span key={item.key} className={active ? 'view-tab view-tab-active' : 'view-tab'}>
            <button type="button" aria-current={active ? 'true' : undefined} onClick={() => onChoose(item.key)}>
              {item.personal ? item.personal.mine ? <UserOutlined aria-hidden /> : <TeamOutlined aria-hidden /> : null}
              {words}
            </button>
            {active && item.personal?.mine ? (
              <Dropdown
                trigger={['click']}
                menu={{
                  items: [
                    { key: 'edit', label: t('view.edit') },
                    { key: 'delete', label: t('common.delete'), danger: true },
                  ],
                  onClick: ({ key }) => (key === 'edit' ? setEditing(true) : void drop()),
                }}
              >
                <button type="button" className="view-tab-menu" aria-label={t('view.menu', { name: words })}>
                  <DownOutlined aria-hidden />
                </button>
              </Dropdown>
            ) : null}
          </span>
        )
      })}
      {editing && personal ? (
        <SaveViewDialog
          object={personal.object}
          definition={personal.definition}
          personal={personal}
          onSaved={onChoose}
          onClose={() => setEditing(false)}
        />
      ) : null}
    </nav>
  )
}

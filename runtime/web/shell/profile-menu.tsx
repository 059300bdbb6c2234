/** What belongs to the person: profile, the way into the design for those who have the right, and signing out. */
import { BuildOutlined, LogoutOutlined, MailOutlined, UserOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { mount } from '../api/mount.ts'
import { request } from '../api/request.ts'
import { useSession } from '../api/session.ts'
import { Avatar } from './avatar.tsx'

export function ProfileMenu() {
  const { t } = useTranslation()
  const { me } = useSession()
  const navigate = useNavigate()
  const client = useQueryClient()
  const signOut = async () => {
    await request('POST', '/api/sign-out', { anonymous: true }).catch(() => undefined)
    client.clear()
    navigate('/sign-in')
  }
  return (
    <Dropdown
      trigger={['click']}
      placement="bottomRight"
      menu={{
        items: [
          {
            key: 'who',
            type: 'group',
            label: <span translate="no">{[me.user.name, me.user.login].filter(Boolean).join(' · ')}</span>,
          },
          { key: 'profile', icon: <UserOutlined aria-hidden />, label: t('profile.title') },
          { key: 'schedules', icon: <MailOutlined aria-hidden />, label: t('schedules.title') },
          ...(me.system.includes('design') && mount === ''
            ? [
                {
                  key: 'design',
                  icon: <BuildOutlined aria-hidden />,
                  label: <a href="/designer">{t('shell.design')}</a>,
                },
              ]
            : []),
          // Below a path of its own the app shows somebody else: leaving it is not signing out.
          ...(mount === ''
            ? [
                { type: 'divider' as const },
                { key: 'out', icon: <LogoutOutlined aria-hidden />, label: t('signIn.out') },
              ]
            : []),
        ],
        onClick: ({ key }) => {
          if (key === 'out') void signOut()
          if (key === 'profile') navigate('/profile')
          if (key === 'schedules') navigate('/report-schedules')
        },
      }}
    >
      <button
        type="button"
        className="avatar-button"
        translate="no"
        aria-label={t('shell.profile', { name: me.user.name })}
      >
        <Avatar name={me.user.name} />
      </button>
    </Dropdown>
  )
}

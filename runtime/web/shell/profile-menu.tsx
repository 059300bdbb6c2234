/** What belongs to the person: profile and signing out. */
import { LogoutOutlined, UserOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
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
          { key: 'who', type: 'group', label: <span translate="no">{`${me.user.name} · ${me.user.login}`}</span> },
          { key: 'profile', icon: <UserOutlined aria-hidden />, label: t('profile.title') },
          { type: 'divider' },
          { key: 'out', icon: <LogoutOutlined aria-hidden />, label: t('signIn.out') },
        ],
        onClick: ({ key }) => (key === 'out' ? void signOut() : navigate('/profile')),
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

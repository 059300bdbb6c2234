/** Chooses the language, shown at once and remembered with the person. */
import { GlobalOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { Button, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import { mount } from '../api/mount.ts'
import { request } from '../api/request.ts'
import { type Me, useSession } from '../api/session.ts'
import { type Locale, localeNames, locales } from '../i18n/locale.ts'
import { showLocale } from '../i18n/start-i18n.ts'
import { useLocale } from '../i18n/use-locale.ts'

export function LanguageSwitch() {
  const { t } = useTranslation()
  const { locale } = useLocale()
  const { me } = useSession()
  const client = useQueryClient()
  const choose = async (chosen: Locale) => {
    await showLocale(chosen)
    if (mount !== '') return
    client.setQueryData<Me>(['me'], { ...me, user: { ...me.user, locale: chosen } })
    await request('PATCH', '/api/me', { body: { locale: chosen } }).catch(() => undefined)
  }
  return (
    <Dropdown
      trigger={['click']}
      placement="bottomRight"
      menu={{
        items: locales.map(key => ({ key, label: <span lang={key}>{localeNames[key]}</span> })),
        selectable: true,
        selectedKeys: [locale],
        onClick: ({ key }) => void choose(key as Locale),
      }}
    >
      <Button type="text" icon={<GlobalOutlined aria-hidden />} aria-label={t('shell.language')} />
    </Dropdown>
  )
}

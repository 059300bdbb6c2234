/** With whom something is shared, in a few words. */
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../api/session.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { isShared, type Sharing } from './sharing.ts'

/** The words; nothing where nobody else sees it. */
export function useSharingWords(): (sharing: Sharing) => string | undefined {
  const { t } = useTranslation()
  const { catalog } = useSession()
  const { label, locale } = useLocale()
  return useCallback(
    sharing => {
      if (!isShared(sharing)) return undefined
      const { shared, roles = [], users = [] } = sharing
      const named = shared === 'none' ? [] : [t(`sharing.with.${shared}`)]
      const ofRoles = roles.map(name => {
        const role = catalog.roles.find(item => item.name === name)
        return role ? label(role) : name
      })
      const all = shared === 'all' ? named : [...named, ...ofRoles, ...users.map(user => user.title ?? '?')]
      const most = 3
      const shown = all.length > most ? [...all.slice(0, most), t('sharing.more', { count: all.length - most })] : all
      return new Intl.ListFormat(locale).format(shown)
    },
    [t, catalog, label, locale],
  )
}

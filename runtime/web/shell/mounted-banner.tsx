/** Says, where the app runs below a path of its own, that it is a preview and not the real thing. */
import { useTranslation } from 'react-i18next'
import { mount } from '../api/mount.ts'

export function MountedBanner() {
  const { t } = useTranslation()
  return mount === '' ? null : (
    <div className="banner banner-info" role="note">
      {t('state.previewBanner')}
    </div>
  )
}

/** The button that empties a select, named in the person's language. */
import { useTranslation } from 'react-i18next'

/** antd's `allowClear` with its name. */
export function useClear(): { readonly label: string } {
  const { t } = useTranslation()
  return { label: t('common.clear') }
}

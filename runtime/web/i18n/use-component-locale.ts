/** The words inside antd's components (calendar, empty, confirm), and dayjs' names of days, in the same language. */
import type { ConfigProviderProps } from 'antd'
import dayjs from 'dayjs'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isLocale, type Locale } from './locale.ts'

type ComponentLocale = NonNullable<ConfigProviderProps['locale']>

const loaders: Readonly<Record<Locale, () => Promise<unknown>>> = {
  en: () => import('antd/locale/en_US.js'),
  'zh-CN': async () => {
    await import('dayjs/locale/zh-cn.js')
    return import('antd/locale/zh_CN.js')
  },
}

/** Until the words arrive. Without any, antd draws its tree otherwise, and all below would begin anew when they come. */
const wordless: ComponentLocale = { locale: 'en' }

/** The locale of the components. */
export function useComponentLocale(): ComponentLocale {
  const { i18n } = useTranslation()
  const language = isLocale(i18n.language) ? i18n.language : 'en'
  const [locale, setLocale] = useState(wordless)
  useEffect(() => {
    let dropped = false
    void loaders[language]().then(module => {
      if (dropped) return
      dayjs.locale(language.toLowerCase())
      setLocale(unwrapDefault(module) as ComponentLocale)
    })
    return () => {
      dropped = true
    }
  }, [language])
  return locale
}

/** CommonJS modules arrive with one `default` or two, depending on the bundler. */
function unwrapDefault(module: unknown): unknown {
  let value = module
  while (typeof value === 'object' && value !== null && 'default' in value) value = value.default
  return value
}

/** Starts i18next with one language; the texts of a language arrive when it is first shown. */
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { type Locale, rememberedLocale, rememberLocale } from './locale.ts'
import type { Texts } from './texts.ts'

const texts: Readonly<Record<Locale, () => Promise<Texts>>> = {
  en: async () => (await import('./en.ts')).en,
  'zh-CN': async () => (await import('./zh-cn.ts')).zhCN,
}

/** Prepares the texts of the remembered language. */
export async function startI18n(): Promise<void> {
  const locale = rememberedLocale()
  await i18next.use(initReactI18next).init({
    lng: locale,
    fallbackLng: false,
    resources: { [locale]: { translation: await texts[locale]() } },
    interpolation: { escapeValue: false },
    returnNull: false,
  })
  document.documentElement.lang = locale
}

/** Shows another language at once. */
export async function showLocale(locale: Locale): Promise<void> {
  if (!i18next.hasResourceBundle(locale, 'translation')) {
    i18next.addResourceBundle(locale, 'translation', await texts[locale]())
  }
  rememberLocale(locale)
  document.documentElement.lang = locale
  await i18next.changeLanguage(locale)
}

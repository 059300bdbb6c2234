/**
 * The languages of the app, and which one a person sees before the server has said theirs. An app that is mounted below
 * a path, where people act as somebody else, speaks the language of whoever looks, and keeps another choice to itself.
 */
import { mount } from '../api/mount.ts'

export const locales = ['en', 'zh-CN'] as const
export type Locale = (typeof locales)[number]

/** Each language in its own words. */
export const localeNames: Readonly<Record<Locale, string>> = { en: 'English', 'zh-CN': '简体中文' }

const storageKey = 'fulcrum.locale'
const ownKey = mount === '' ? storageKey : `${storageKey} ${mount}`

/** Tells a language that the app speaks. */
export function isLocale(value: unknown): value is Locale {
  return locales.includes(value as Locale)
}

/** The language chosen last on this device, here if it is mounted, else the browser's. */
export function rememberedLocale(): Locale {
  const stored = localStorage.getItem(ownKey) ?? localStorage.getItem(storageKey)
  if (isLocale(stored)) return stored
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'
}

/** Keeps the choice on this device. */
export function rememberLocale(locale: Locale): void {
  localStorage.setItem(ownKey, locale)
}

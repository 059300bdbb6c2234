/** Texts of the designer: each area has its own beside it, in both languages, and takes them with `useTexts`. */
import { useLocale } from '#runtime/web/i18n/use-locale.ts'

/** Texts and functions that make texts, equally in both languages. */
export interface Texts<T> {
  readonly en: T
  readonly 'zh-CN': T
}

/** Declares texts; Chinese has what English has. */
export function defineTexts<T>(en: T, chinese: Widened<T>): Texts<Widened<T>> {
  return { en: en as Widened<T>, 'zh-CN': chinese }
}

type Widened<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : { readonly [K in keyof T]: Widened<T[K]> }

/** The texts in the language of the screen. */
export function useTexts<T>(texts: Texts<T>): T {
  return texts[useLocale().locale]
}

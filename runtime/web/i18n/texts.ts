/** The shape of the texts: every language has what English has. */
import type { en } from './en.ts'

type Worded<T> = { readonly [K in keyof T]: T[K] extends string ? string : Worded<T[K]> }

export type Texts = Worded<typeof en>

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: Texts }
    returnNull: false
  }
}

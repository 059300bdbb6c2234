/** A text in several languages as one. */

/** The text in a language, else in the other, else what is given. */
export function localized(
  text: { readonly en?: string; readonly 'zh-CN'?: string } | undefined,
  locale: 'en' | 'zh-CN',
  otherwise: string,
): string {
  return text?.[locale] || text?.en || text?.['zh-CN'] || otherwise
}

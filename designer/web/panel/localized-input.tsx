/** A text in both languages, side by side; typing is one edit, taken over when the input is left. */
import { Input } from 'antd'
import type { LocalizedText } from '#metadata/definitions.ts'
import { type Locale, localeNames, locales } from '#runtime/web/i18n/locale.ts'
import { ariaOf, type PickerProps } from './picker-props.ts'
import { useTyped } from './use-typed.ts'

interface LocalizedInputProps extends PickerProps<LocalizedText> {
  /** Several lines. */
  readonly long?: boolean | undefined
}

const marks: Readonly<Record<Locale, string>> = { en: 'EN', 'zh-CN': '中' }

export function LocalizedInput(props: LocalizedInputProps) {
  return (
    <div className="localized-input">
      {locales.map(locale => (
        <OneLanguage key={locale} {...props} locale={locale} />
      ))}
    </div>
  )
}

function OneLanguage(props: LocalizedInputProps & { readonly locale: Locale }) {
  const { locale, id, value, onChange, disabled, invalid, long, ariaLabel } = props
  const [text, inputProps] = useTyped(value?.[locale] ?? '', typed => {
    const { [locale]: _before, ...others } = value ?? {}
    const next = typed.trim() === '' ? others : { ...value, [locale]: typed }
    onChange(Object.keys(next).length > 0 ? next : undefined)
  })
  const shared = {
    ...ariaOf(props),
    ...(id ? { id: locale === 'en' ? id : `${id}-${locale}` } : {}),
    'aria-label': ariaLabel ? `${ariaLabel} · ${localeNames[locale]}` : localeNames[locale],
    value: text,
    disabled: disabled ?? false,
    lang: locale,
    ...(invalid ? { status: 'error' as const } : {}),
    ...inputProps,
  }
  return long ? (
    <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} placeholder={marks[locale]} {...shared} />
  ) : (
    <Input
      prefix={
        <span className="language-mark" aria-hidden>
          {marks[locale]}
        </span>
      }
      {...shared}
    />
  )
}

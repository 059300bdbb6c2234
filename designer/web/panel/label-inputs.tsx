/** A label in both languages while a dialog is open, taken over key by key. */
import { Input } from 'antd'
import type { LocalizedText } from '#metadata/definitions.ts'
import { localeNames, locales } from '#runtime/web/i18n/locale.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { Labelled } from '#runtime/web/shell/labelled.tsx'

interface LabelInputsProps {
  readonly title: string
  readonly value: LocalizedText
  readonly onChange: (value: LocalizedText) => void
}

/** The language of the screen first. */
export function LabelInputs({ title, value, onChange }: LabelInputsProps) {
  const { locale } = useLocale()
  const ordered = [locale, ...locales.filter(other => other !== locale)]
  return (
    <div className="label-inputs">
      {ordered.map((language, index) => (
        <Labelled key={language} label={`${title} · ${localeNames[language]}`}>
          <Input
            autoFocus={index === 0}
            lang={language}
            value={value[language] ?? ''}
            onChange={event => {
              const { [language]: _before, ...others } = value
              onChange(event.target.value === '' ? others : { ...others, [language]: event.target.value })
            }}
          />
        </Labelled>
      ))}
    </div>
  )
}

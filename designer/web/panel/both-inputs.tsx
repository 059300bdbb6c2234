/** A new text in both languages, that of the screen first; it is told with every key. */
import { Input } from 'antd'
import { useState } from 'react'
import type { LocalizedText } from '#metadata/definitions.ts'
import { localeNames } from '#runtime/web/i18n/locale.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'

interface BothInputsProps {
  readonly label: string
  readonly autoFocus: boolean
  readonly onChange: (words: LocalizedText) => void
}

export function BothInputs({ label, autoFocus, onChange }: BothInputsProps) {
  const { locale } = useLocale()
  const [words, setWords] = useState<LocalizedText>({})
  const languages = locale === 'en' ? (['en', 'zh-CN'] as const) : (['zh-CN', 'en'] as const)
  return (
    <div className="localized-input">
      {languages.map((language, index) => (
        <Input
          key={language}
          autoFocus={autoFocus && index === 0}
          lang={language}
          placeholder={localeNames[language]}
          aria-label={index === 0 ? label : `${label} · ${localeNames[language]}`}
          onChange={event => {
            const { [language]: _before, ...others } = words
            const typed = event.target.value.trim()
            const next = typed ? { ...others, [language]: typed } : others
            setWords(next)
            onChange(next)
          }}
        />
      ))}
    </div>
  )
}

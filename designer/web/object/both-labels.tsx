/** The same text in English and Chinese, beside each other. */
import { Input } from 'antd'
import type { LocalizedText } from '#metadata/definitions.ts'
import { Labelled } from '#runtime/web/shell/labelled.tsx'
import { useTexts } from '../texts/use-texts.ts'
import { texts } from './texts.ts'

interface BothLabelsProps {
  readonly label: string
  readonly value: LocalizedText
  readonly autoFocus?: boolean
  readonly onChange: (value: LocalizedText) => void
}

export function BothLabels({ label, value, autoFocus, onChange }: BothLabelsProps) {
  const t = useTexts(texts)
  return (
    <div className="both-labels">
      <Labelled label={`${label} · ${t.english}`}>
        <Input
          autoFocus={autoFocus ?? false}
          maxLength={200}
          lang="en"
          value={value.en ?? ''}
          onChange={event => onChange({ ...value, en: event.target.value })}
        />
      </Labelled>
      <Labelled label={`${label} · ${t.chinese}`}>
        <Input
          maxLength={200}
          lang="zh-CN"
          value={value['zh-CN'] ?? ''}
          onChange={event => onChange({ ...value, 'zh-CN': event.target.value })}
        />
      </Labelled>
    </div>
  )
}

/** Without the languages in which nothing is said. */
export function saidIn({ en, 'zh-CN': zh }: LocalizedText): LocalizedText {
  return { ...(en?.trim() ? { en: en.trim() } : {}), ...(zh?.trim() ? { 'zh-CN': zh.trim() } : {}) }
}

/** One text in one language, typed where it stands. */
import { Input } from 'antd'
import type { Locale } from '#runtime/web/i18n/locale.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { useDraft } from '../draft/use-draft.ts'
import { useTyped } from '../panel/use-typed.ts'
import { useTexts } from '../texts/use-texts.ts'
import type { Label } from './label-api.ts'
import { texts } from './texts.ts'

interface LabelCellProps {
  readonly label: Label
  readonly locale: Locale
  readonly cell: string
}

export function LabelCell({ label, locale, cell }: LabelCellProps) {
  const t = useTexts(texts)
  const { text } = useLocale()
  const { run, readOnly } = useDraft()
  const { kind, name, path } = label
  const [typed, props] = useTyped(label[locale], next => run('set-label', { kind, name, path, locale, text: next }))
  const isMissing = label.missing.includes(locale)
  return (
    <Input
      data-cell={cell}
      variant="borderless"
      className={isMissing ? 'label-cell label-missing' : 'label-cell'}
      aria-label={t.cell(t[locale], text(label.what, label.path))}
      lang={locale}
      readOnly={readOnly}
      maxLength={1000}
      placeholder={isMissing ? t.missing : ''}
      value={typed}
      {...props}
    />
  )
}

/** The commands that the server offers to put a finding right, one click each. */
import { ThunderboltOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import type { LocalizedText } from '#metadata/definitions.ts'
import type { Finding } from '#metadata/finding.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { useDraft } from '../draft/use-draft.ts'

interface Fix {
  readonly label: LocalizedText
  readonly command: { readonly command: string; readonly [argument: string]: unknown }
}

export function FixButtons({ finding }: { readonly finding: Finding }) {
  const { text } = useLocale()
  const { run, readOnly } = useDraft()
  const [busy, setBusy] = useState<number>()
  const fixes = (finding as Finding & { readonly fixes?: readonly Fix[] }).fixes ?? []
  if (readOnly || fixes.length === 0) return null
  const apply = async ({ command: { command, ...args } }: Fix, index: number) => {
    setBusy(index)
    await run(command, args).catch(() => undefined)
    setBusy(undefined)
  }
  return (
    <span className="fix-buttons">
      {fixes.map((fix, index) => (
        <Button
          key={fix.label.en}
          size="small"
          icon={<ThunderboltOutlined aria-hidden />}
          loading={busy === index}
          onClick={() => void apply(fix, index)}
        >
          {text(fix.label)}
        </Button>
      ))}
    </span>
  )
}

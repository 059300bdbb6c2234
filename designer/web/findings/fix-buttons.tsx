/** The commands that the server offers to put a finding right, one click each. */
import { ThunderboltOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { LocalizedText } from '#metadata/definitions.ts'
import type { Finding } from '#metadata/finding.ts'
import { get, queryString } from '#runtime/web/api/request.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { useDraft } from '../draft/use-draft.ts'
import { useTexts } from '../texts/use-texts.ts'
import { texts } from './texts.ts'

interface Fix {
  readonly label: LocalizedText
  readonly command: { readonly command: string; readonly [argument: string]: unknown }
}

interface FixButtonsProps {
  readonly finding: Finding
  /** Ways out are asked for only when the person wants them, as in long lists. */
  readonly onDemand?: boolean | undefined
}

export function FixButtons({ finding, onDemand }: FixButtonsProps) {
  const t = useTexts(texts)
  const { text } = useLocale()
  const { draft, run, readOnly } = useDraft()
  const [isAsked, setAsked] = useState(!onDemand)
  const [busy, setBusy] = useState<number>()
  const { definition, code, pointer } = finding
  const found = useQuery({
    queryKey: ['draft', draft.id, 'fixes', draft.version, definition, code, pointer],
    queryFn: ({ signal }) =>
      get<{ fixes: readonly Fix[] }>(
        `/api/designer/drafts/${draft.id}/fixes${queryString({ definition, code, pointer })}`,
        signal,
      ),
    enabled: isAsked && !readOnly,
  })
  if (readOnly) return null
  if (!isAsked) {
    return (
      <span className="fix-buttons">
        <Button size="small" type="text" icon={<ThunderboltOutlined aria-hidden />} onClick={() => setAsked(true)}>
          {t.fix}
        </Button>
      </span>
    )
  }
  const fixes = found.data?.fixes ?? []
  if (fixes.length === 0) return onDemand && found.data ? <span className="muted fix-none">{t.noFix}</span> : null
  const apply = async ({ command: { command, ...args } }: Fix, index: number) => {
    setBusy(index)
    await run(command, args)
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

/** A dot where a finding belongs, with its words; nothing where all is well. */
import { Tooltip } from 'antd'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { useDraft } from '../draft/use-draft.ts'

interface FindingMarkProps {
  /** Id of the definition. */
  readonly definition: string
  /** JSON pointer of the part; findings further in count too. */
  readonly pointer: string
}

export function FindingMark({ definition, pointer }: FindingMarkProps) {
  const { text } = useLocale()
  const { findingsOf } = useDraft()
  const found = findingsOf(definition).filter(
    item => item.pointer === pointer || item.pointer.startsWith(`${pointer}/`),
  )
  const worst = found.find(item => item.severity === 'error') ?? found[0]
  if (!worst) return null
  const words = found.map(item => text(item.message)).join('\n')
  return (
    <Tooltip title={words}>
      <span className={`finding-dot tree-mark-${worst.severity}`} role="img" aria-label={words} />
    </Tooltip>
  )
}

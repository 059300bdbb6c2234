/** A finding at the place it is about: what is wrong, and buttons that put it right. */
import { CloseCircleOutlined, WarningOutlined } from '@ant-design/icons'
import type { Finding } from '#metadata/finding.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { FixButtons } from './fix-buttons.tsx'
import './findings.css'

export function FindingNote({ finding }: { readonly finding: Finding }) {
  const { text } = useLocale()
  const isError = finding.severity === 'error'
  return (
    <div className={`finding-note finding-note-${finding.severity}`}>
      {isError ? <CloseCircleOutlined aria-hidden /> : <WarningOutlined aria-hidden />}
      <span>
        {text(finding.message)}
        <FixButtons finding={finding} />
      </span>
    </div>
  )
}

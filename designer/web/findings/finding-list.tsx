/** Findings, errors first, each with the definition it belongs to. */
import { CloseCircleOutlined, WarningOutlined } from '@ant-design/icons'
import { Link } from 'react-router'
import type { Finding } from '#metadata/finding.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { EmptyState } from '#runtime/web/shell/empty-state.tsx'
import { texts } from '../draft/texts.ts'
import { useDraft } from '../draft/use-draft.ts'
import { useTexts } from '../texts/use-texts.ts'

interface FindingListProps {
  readonly findings: readonly Finding[]
  readonly onOpen?: () => void
}

export function FindingList({ findings, onOpen }: FindingListProps) {
  const t = useTexts(texts)
  const { text, label } = useLocale()
  const { draft, byId } = useDraft()
  if (findings.length === 0) return <EmptyState text={t.noFindings} small />
  const ordered = [...findings].sort((a, b) => Number(a.severity !== 'error') - Number(b.severity !== 'error'))
  return (
    <ul className="finding-list">
      {ordered.map(finding => {
        const definition = byId(finding.definition)
        return (
          <li key={`${finding.definition}${finding.pointer}${finding.code}${finding.message.en}`}>
            {finding.severity === 'error' ? (
              <CloseCircleOutlined className="finding-error" aria-label={t.errors('1')} />
            ) : (
              <WarningOutlined className="finding-warning" aria-label={t.warnings('1')} />
            )}
            <div>
              {definition ? (
                <Link
                  to={`/designer/drafts/${draft.id}/${definition.kind}/${definition.id}?at=${encodeURIComponent(finding.pointer)}`}
                  {...(onOpen ? { onClick: onOpen } : {})}
                >
                  {t.kind[definition.kind]} · {label(definition)}
                </Link>
              ) : null}
              <p>{text(finding.message)}</p>
            </div>
          </li>
        )
      })}
    </ul>
  )
}

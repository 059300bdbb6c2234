/** Findings by definition, those with errors first; each leads to its place and may be put right with one click. */
import { CheckCircleOutlined, CloseCircleOutlined, WarningOutlined } from '@ant-design/icons'
import { Link } from 'react-router'
import type { Finding } from '#metadata/finding.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { texts as draftTexts } from '../draft/texts.ts'
import { useDraft } from '../draft/use-draft.ts'
import { useTexts } from '../texts/use-texts.ts'
import { FixButtons } from './fix-buttons.tsx'
import { texts } from './texts.ts'
import './findings.css'

interface FindingListProps {
  readonly findings: readonly Finding[]
  readonly onOpen?: () => void
}

/** More findings than this are not all asked for their fixes. */
const askAtOnce = 8

const isError = (finding: Finding) => finding.severity === 'error'

export function FindingList({ findings, onOpen }: FindingListProps) {
  const t = useTexts(draftTexts)
  const { label } = useLocale()
  const { byId } = useDraft()
  if (findings.length === 0) {
    return (
      <div className="state state-small">
        <CheckCircleOutlined className="finding-none" aria-hidden />
        <strong>{t.noFindings}</strong>
      </div>
    )
  }
  const groups = [...Map.groupBy(findings, finding => finding.definition)]
  const ordered = groups.sort(([, a], [, b]) => Number(b.some(isError)) - Number(a.some(isError)))
  return (
    <div className="finding-groups">
      {ordered.map(([id, found]) => {
        const definition = byId(id)
        const rows = [...found].sort((a, b) => Number(isError(b)) - Number(isError(a)))
        return (
          <section key={id}>
            {ordered.length > 1 && definition ? (
              <h3>
                <span className="muted">{t.kind[definition.kind]}</span> {label(definition)}
              </h3>
            ) : null}
            <ul className="finding-list">
              {rows.map(finding => (
                <FindingRow
                  key={`${finding.pointer}${finding.code}${finding.message.en}`}
                  finding={finding}
                  onOpen={onOpen}
                  onDemand={findings.length > askAtOnce}
                />
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}

interface FindingRowProps {
  readonly finding: Finding
  readonly onOpen: (() => void) | undefined
  readonly onDemand: boolean
}

function FindingRow({ finding, onOpen, onDemand }: FindingRowProps) {
  const t = useTexts(texts)
  const { text } = useLocale()
  const { draft, byId } = useDraft()
  const definition = byId(finding.definition)
  const to = `/designer/drafts/${draft.id}/${definition?.kind}/${finding.definition}?at=${encodeURIComponent(finding.pointer)}`
  return (
    <li>
      {isError(finding) ? (
        <CloseCircleOutlined className="finding-error" role="img" aria-label={t.error} />
      ) : (
        <WarningOutlined className="finding-warning" role="img" aria-label={t.warning} />
      )}
      <div>
        {definition ? (
          <Link to={to} className="finding-link" {...(onOpen ? { onClick: onOpen } : {})}>
            {text(finding.message)}
          </Link>
        ) : (
          text(finding.message)
        )}
        <FixButtons finding={finding} onDemand={onDemand} />
      </div>
    </li>
  )
}

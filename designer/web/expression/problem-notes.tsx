/** What is wrong with the text of an expression, with a button for each name that may have been meant. */
import { CloseCircleOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { Finding } from '#metadata/finding.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { useTexts } from '../texts/use-texts.ts'
import { texts } from './texts.ts'

interface ProblemNotesProps {
  readonly problems: readonly Finding[]
  readonly onUse: (problem: Finding, name: string) => void
}

export function ProblemNotes({ problems, onUse }: ProblemNotesProps) {
  const t = useTexts(texts)
  const { text } = useLocale()
  return problems.map(problem => (
    <div
      key={`${problem.code} ${problem.range?.from} ${problem.range?.to}`}
      className="finding-note finding-note-error"
    >
      <CloseCircleOutlined aria-hidden />
      <span>
        {text(problem.message)}
        <span className="fix-buttons">
          {(problem.didYouMean ?? []).map(name => (
            <Button key={name} size="small" onClick={() => onUse(problem, name)}>
              {t.use(name)}
            </Button>
          ))}
        </span>
      </span>
    </div>
  ))
}

/** What is wrong with the text of an expression, with a button for each name that may have been meant. */
import { CloseCircleOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Finding } from '#metadata/finding.ts'
import { useLocale } from '../i18n/use-locale.ts'

/** What is told of a problem, wherever it was found. */
export type ProblemNote = Pick<Finding, 'code' | 'range' | 'message' | 'didYouMean'>

interface ProblemNotesProps {
  readonly problems: readonly ProblemNote[]
  readonly onUse: (problem: ProblemNote, name: string) => void
}

export function ProblemNotes({ problems, onUse }: ProblemNotesProps) {
  const { t } = useTranslation()
  const { text } = useLocale()
  return problems.map(problem => (
    <div key={`${problem.code} ${problem.range?.from} ${problem.range?.to}`} className="expression-problem">
      <CloseCircleOutlined aria-hidden />
      <span>
        {text(problem.message)}
        {(problem.didYouMean ?? []).map(name => (
          <Button key={name} size="small" onClick={() => onUse(problem, name)}>
            {t('expression.use', { name })}
          </Button>
        ))}
      </span>
    </div>
  ))
}

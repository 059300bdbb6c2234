/** Why a tile shows nothing: what it shows went away, or it could not be asked. */
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { isProblem } from '../api/problem.ts'
import { useProblemText } from '../i18n/problem-text.ts'
import { EmptyState } from '../shell/empty-state.tsx'
import { ErrorState } from '../shell/error-state.tsx'

interface TileErrorProps {
  readonly report: string
  readonly error: unknown
  readonly retry: () => void
}

export function TileError({ report, error, retry }: TileErrorProps) {
  const { t } = useTranslation()
  const problemText = useProblemText()
  if (isProblem(error, 'personal-report/unknown') || isProblem(error, 'definition/unknown')) {
    return <EmptyState small text={t('dashboards.gone')} />
  }
  if (isProblem(error, 'preview/missing')) return <EmptyState small text={problemText(error)} />
  if (isProblem(error, 'personal-report/incomplete')) {
    // Only its owner is told what is missing, and can mend it.
    const mend = error.errors.length > 0 ? `/reports/${encodeURIComponent(report)}/edit` : undefined
    return (
      <EmptyState
        small
        text={problemText(error)}
        action={mend ? <Link to={mend}>{t('dashboards.mendReport')}</Link> : undefined}
      />
    )
  }
  return <ErrorState error={error} retry={retry} />
}

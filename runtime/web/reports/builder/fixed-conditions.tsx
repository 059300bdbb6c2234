/** The conditions of the report behind a variant: they hold whatever is built, and are shown as far as they may be known. */
import { LockOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Filter } from '#metadata/filter.ts'
import { useLocale } from '../../i18n/use-locale.ts'
import type { ReportToEdit } from '../personal-report.ts'
import { FilterPart } from './filter-part.tsx'

interface FixedConditionsProps {
  readonly object: string
  readonly base: NonNullable<ReportToEdit['base']>
  /** Makes them the report's own, for those who may. */
  readonly onDetach: ((filters: readonly Filter[]) => void) | undefined
}

export function FixedConditions({ object, base, onDetach }: FixedConditionsProps) {
  const { t } = useTranslation()
  const { label } = useLocale()
  const filters = base.filters ?? []
  if (filters.length === 0 && !base.hidden) return null
  const words = t('builder.always', { report: label(base) })
  return (
    <div className="builder-fixed">
      <p className="muted row">
        <LockOutlined aria-hidden />
        {words}
        {onDetach ? (
          <Button type="link" size="small" onClick={() => onDetach(filters)}>
            {t('builder.detach')}
          </Button>
        ) : null}
      </p>
      {filters.map(filter => (
        <div key={JSON.stringify(filter)} inert>
          <FilterPart object={object} value={filter} label={words} pointer="" disabled onChange={() => undefined} />
        </div>
      ))}
      {base.hidden ? <p className="muted">{t('builder.alwaysHidden')}</p> : null}
    </div>
  )
}

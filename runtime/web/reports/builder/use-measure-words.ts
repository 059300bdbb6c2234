/** What the measures of a report are called where they are chosen from. */
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReportMeasure } from '#metadata/definitions.ts'
import type { ReportBody } from '#metadata/report-body.ts'
import { resolvePath } from '../../api/path.ts'
import { useSession } from '../../api/session.ts'
import { useLocale } from '../../i18n/use-locale.ts'

/** The words of a measure: its own, else those of its field. */
export function useMeasureWords({ object: name }: Pick<ReportBody, 'object'>): (measure: ReportMeasure) => string {
  const { t } = useTranslation()
  const { catalog } = useSession()
  const { text, label } = useLocale()
  return useCallback(
    measure => {
      const own = text(measure.label)
      if (own) return own
      const object = catalog.objects.get(measure.source?.object ?? name)
      const path = measure.source?.field ?? measure.field
      if (measure.fn === 'count' && !path) return t('builder.records')
      const found = object && path ? resolvePath(catalog, object, path) : undefined
      return found ? label(found.field) : measure.as
    },
    [t, catalog, text, label, name],
  )
}

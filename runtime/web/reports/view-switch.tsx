/** Whether a report is looked at as its chart, as its table, or as both. */
import { Segmented } from 'antd'
import { useTranslation } from 'react-i18next'

export const views = ['chart', 'table', 'both'] as const
export type View = (typeof views)[number]

interface ViewSwitchProps {
  readonly view: View
  readonly onChange: (view: View) => void
}

export function ViewSwitch({ view, onChange }: ViewSwitchProps) {
  const { t } = useTranslation()
  return (
    <Segmented<View>
      className="report-views"
      aria-label={t('reports.view')}
      value={view}
      options={views.map(value => ({ value, label: t(`reports.views.${value}`) }))}
      onChange={onChange}
    />
  )
}

/** How many records stand behind a cell, and what the field of its measure comes to in all of them. */
import { useTranslation } from 'react-i18next'
import { formatDecimal } from '../fields/decimal.ts'
import { useLocale } from '../i18n/use-locale.ts'
import type { Drilled } from './report-api.ts'

interface CellTotalsProps {
  readonly drilled: Drilled
  readonly count: number
}

export function CellTotals({ drilled: { total, more }, count }: CellTotalsProps) {
  const { t } = useTranslation()
  const { locale, text, money } = useLocale()
  const value = total?.value
  const written =
    value === null || value === undefined
      ? undefined
      : total?.type === 'money' && total.currency
        ? money(value, total.currency)
        : formatDecimal(value, locale)
  return (
    <p aria-live="polite" style={{ margin: 0 }}>
      <span className="muted">{`${t('reports.records', { count })}${more ? '+' : ''}`}</span>
      {total && written !== undefined ? (
        <>
          <span className="muted">{' · '}</span>
          {text(total.label)} <strong translate="no">{written}</strong>
        </>
      ) : null}
      {total?.converted ? <span className="muted">{` · ${t('reports.convertedShort')}`}</span> : null}
      {total?.unrated ? (
        <span className="muted">{` · ${t('reports.unrated', { currencies: total.unrated.join(', ') })}`}</span>
      ) : null}
    </p>
  )
}

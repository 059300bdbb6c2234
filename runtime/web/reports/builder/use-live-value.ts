/** What a measure comes to in the answer of now: the grand total, or the first cell where nothing is totalled. */
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocale } from '../../i18n/use-locale.ts'
import type { Member } from '../report-api.ts'
import { useCellText } from '../use-cell-text.ts'
import type { LiveReport } from './use-live-report.ts'

/** The words for a measure by its name; nothing while the answer is another, and where there is none. */
export function useLiveValue({ answer, error, isBusy }: LiveReport): (measure: string) => string | undefined {
  const { t } = useTranslation()
  const { text } = useLocale()
  const write = useCellText()
  return useCallback(
    name => {
      if (!answer || error || isBusy) return undefined
      const at = answer.measures.findIndex(({ as }) => as === name)
      const measure = answer.measures[at]
      const isWhole = ({ values }: Member) => values.length === 0
      const whole = [answer.rows, answer.columns].map(axis => axis.members.findIndex(isWhole))
      const total = answer.cells.find(({ row, column }) => row === whole[0] && column === whole[1])
      const cell = total ?? answer.cells[0]
      if (!measure || !cell) return undefined
      const value = cell.values[at]
      const labels = [answer.rows.members[cell.row], answer.columns.members[cell.column]].flatMap(
        member => member?.labels ?? [],
      )
      return t('builder.comesTo', {
        where: total ? t('builder.inAll') : labels.join(' · '),
        value:
          measure.fault !== undefined
            ? text(measure.fault)
            : value === null || value === undefined
              ? t('builder.noValue')
              : write(measure, value),
      })
    },
    [answer, error, isBusy, t, text, write],
  )
}

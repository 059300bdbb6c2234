/** A mark in the head of a tile whose figures need a word: which filters do not reach them, at which rates amounts were converted. */
import { InfoCircleOutlined } from '@ant-design/icons'
import { Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import { resolvePath } from '../api/path.ts'
import { useSession } from '../api/session.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { apartLines } from '../reports/apart-lines.ts'
import { moneyLines } from '../reports/money-lines.ts'
import type { ReportAnswer } from '../reports/report-api.ts'

interface ApartMarkProps {
  readonly answer: ReportAnswer | undefined
  /** Those that the tile shows; all where none is named. */
  readonly measures?: readonly (string | undefined)[]
}

export function ApartMark({ answer, measures }: ApartMarkProps) {
  const { t } = useTranslation()
  const { text, label } = useLocale()
  const { catalog } = useSession()
  const namesOf = (name: string, path: string) => {
    const object = catalog.objects.get(name)
    return object && resolvePath(catalog, object, path)?.fields.map(label).join(' › ')
  }
  const shown = answer?.measures.filter(({ as }) => !measures || measures.includes(as)) ?? []
  const isMoney = shown.some(({ type }) => type === 'money')
  const lines = [
    ...apartLines({ measures: shown }, text, t),
    ...(isMoney && answer ? moneyLines(answer, path => namesOf(answer.object, path), t) : []),
    ...shown.flatMap(measure => (measure.fault ? `${text(measure.label, measure.as)}: ${text(measure.fault)}` : [])),
  ]
  if (lines.length === 0) return null
  const words = lines.join(' ')
  return (
    <Tooltip title={words}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what it means is shown when it has the focus */}
      <span role="img" aria-label={words} tabIndex={0} className="tile-apart">
        <InfoCircleOutlined aria-hidden />
      </span>
    </Tooltip>
  )
}

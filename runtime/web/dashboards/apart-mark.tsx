/** A mark in the head of a tile where filters do not reach what it shows; what it means is read by pointing at it, or heard. */
import { InfoCircleOutlined } from '@ant-design/icons'
import { Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import { useLocale } from '../i18n/use-locale.ts'
import { apartLines } from '../reports/apart-lines.ts'
import type { ReportAnswer } from '../reports/report-api.ts'

interface ApartMarkProps {
  readonly answer: ReportAnswer | undefined
  /** Those that the tile shows; all where none is named. */
  readonly measures?: readonly (string | undefined)[]
}

export function ApartMark({ answer, measures }: ApartMarkProps) {
  const { t } = useTranslation()
  const { text } = useLocale()
  const shown = answer?.measures.filter(({ as }) => !measures || measures.includes(as)) ?? []
  const lines = apartLines({ measures: shown }, text, t)
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

/**
 * An answer of a report as its chart: drawn as SVG in the colors of the screen, told in a sentence to those who do not
 * see it, walked through with the arrow keys, and each mark a way to its records.
 */
import type { EChartsType } from 'echarts'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { chartLack } from '#metadata/chart-fit.ts'
import type { ReportChart as Chart } from '#metadata/definitions.ts'
import { apartLines } from '../reports/apart-lines.ts'
import { isNothing } from '../reports/is-nothing.ts'
import { lastDay } from '../reports/last-day.ts'
import type { ReportAnswer } from '../reports/report-api.ts'
import type { Spot } from '../reports/spot.ts'
import { EmptyState } from '../shell/empty-state.tsx'
import { useMode } from '../shell/use-mode.ts'
import { drawnMeasures, undrawnMeasures } from './chart-data.ts'
import { ChartMenu } from './chart-menu.tsx'
import { drawChart } from './chart-option.ts'
import { chartPalettes } from './chart-palette.ts'
import { chartSummary } from './chart-summary.ts'
import type { Drawing, Mark } from './drawing.ts'
import { loadChartEngine } from './load-chart-engine.ts'
import { useChartWords } from './use-chart-words.ts'
import { useWidth } from './use-width.ts'
import './charts.css'

interface ReportChartProps {
  readonly answer: ReportAnswer
  /** That of the answer where none is given. */
  readonly chart?: Chart | undefined
  /** What the report is called: heading of the picture, and begin of the sentence. */
  readonly label: string
  /** In pixels. */
  readonly height?: number
  /** Opens the records of what is chosen. */
  readonly onPick?: ((spot: Spot) => void) | undefined
  /** Without the way to save it as a picture. */
  readonly isBare?: boolean
}

export function ReportChart({ answer, chart = answer.chart, label, height = 360, onPick, isBare }: ReportChartProps) {
  const { t } = useTranslation()
  const [mode] = useMode()
  const words = useChartWords()
  const [box, width] = useWidth()
  const drawing = useMemo(
    (): Drawing | undefined =>
      chart && width > 0
        ? { answer, chart, words, palette: chartPalettes[mode], width, height, isStill: false }
        : undefined,
    [answer, chart, words, mode, width, height],
  )
  if (!chart) return null
  const lack = chartLack(chart.type, {
    rows: answer.rows.groups.length,
    columns: answer.columns.groups.length,
    measures: drawnMeasures(answer, chart).length,
    totals: answer.rows.members.some(({ total }) => total) || answer.columns.members.some(({ total }) => total),
  })
  if (isNothing(answer)) return <EmptyState small text={t('reports.nothing')} />
  if (lack) return <EmptyState small text={t(`charts.lack.${lack}`)} />
  const { period } = answer
  return (
    <div className="chart" ref={box}>
      {drawing ? <Drawn drawing={drawing} label={label} onPick={onPick} /> : <div style={{ height }} />}
      {isBare ? null : (
        <ChartMenu
          pictured={{
            answer,
            chart,
            words,
            heading: label,
            line: [
              drawnMeasures(answer, chart)
                .map(measure => words.text(measure.label, measure.as))
                .join(' · '),
              answer.money?.currency ?? '',
              period ? `${period.from} – ${lastDay(period)}` : '',
              ...apartLines({ measures: drawnMeasures(answer, chart) }, words.text, t),
            ]
              .filter(Boolean)
              .join('   '),
          }}
        />
      )}
    </div>
  )
}

interface DrawnProps {
  readonly drawing: Drawing
  readonly label: string
  readonly onPick: ((spot: Spot) => void) | undefined
}

function Drawn({ drawing, label, onPick }: DrawnProps) {
  const { t } = useTranslation()
  const place = useRef<HTMLDivElement>(null)
  const engine = useRef<EChartsType>(undefined)
  const [isReady, setReady] = useState(false)
  const [failed, setFailed] = useState(false)
  const [at, setAt] = useState<number>()
  const { option, marks, left } = useMemo(() => drawChart(drawing), [drawing])
  const undrawn = undrawnMeasures(drawing.answer, drawing.chart)
  const latest = useRef({ marks, onPick })
  latest.current = { marks, onPick }
  useEffect(() => {
    let isGone = false
    loadChartEngine().then(
      ({ openChart }) => {
        if (isGone || !place.current) return
        engine.current = openChart(place.current)
        engine.current.on('click', ({ seriesIndex, dataIndex }) => {
          const mark = latest.current.marks.find(item => item.series === seriesIndex && item.index === dataIndex)
          if (mark) latest.current.onPick?.(mark.spot)
        })
        setReady(true)
      },
      () => setFailed(true),
    )
    return () => {
      isGone = true
      engine.current?.dispose()
      engine.current = undefined
    }
  }, [])
  const { width, height } = drawing
  useEffect(() => {
    if (!isReady) return
    engine.current?.resize({ width, height })
    engine.current?.setOption(option, { notMerge: true })
  }, [isReady, option, width, height])
  const point = (index: number | undefined) => {
    setAt(index)
    const mark = index === undefined ? undefined : marks[index]
    if (mark) pointAt(engine.current, mark)
    else engine.current?.dispatchAction({ type: 'hideTip' })
  }
  const move = (event: React.KeyboardEvent) => {
    const last = marks.length - 1
    const next: Record<string, number | undefined> = {
      ArrowRight: Math.min((at ?? -1) + 1, last),
      ArrowDown: Math.min((at ?? -1) + 1, last),
      ArrowLeft: Math.max((at ?? 1) - 1, 0),
      ArrowUp: Math.max((at ?? 1) - 1, 0),
      Home: 0,
      End: last,
      Escape: undefined,
    }
    if (event.key in next && (event.key !== 'Escape' || at !== undefined)) {
      event.preventDefault()
      point(next[event.key])
    } else if ((event.key === 'Enter' || event.key === ' ') && at !== undefined && marks[at]) {
      event.preventDefault()
      onPick?.(marks[at].spot)
    }
  }
  if (failed) return <EmptyState small text={t('charts.failed')} />
  const current = at === undefined ? undefined : marks[at]
  return (
    <>
      <div
        ref={place}
        className={onPick ? 'chart-drawing chart-open' : 'chart-drawing'}
        style={{ height }}
        role="img"
        translate="no"
        aria-label={chartSummary(label, drawing, marks, t)}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys go from mark to mark
        tabIndex={0}
        data-ready={isReady}
        onKeyDown={move}
        onBlur={() => point(undefined)}
      />
      <span className="visually-hidden" aria-live="polite">
        {current ? `${current.label}: ${current.words}` : ''}
      </span>
      {left ? (
        <p className="chart-note muted">{t(`charts.left.${left.what}`, { drawn: left.drawn, of: left.of })}</p>
      ) : null}
      {undrawn.length > 0 ? (
        <p className="chart-note muted">
          {t('charts.undrawn', {
            measures: undrawn.map(item => drawing.words.text(item.label, item.as)).join(t('reports.comma')),
          })}
        </p>
      ) : null}
    </>
  )
}

/** Shows what is said of a mark, moving it into sight first. */
function pointAt(chart: EChartsType | undefined, { series, index }: Mark): void {
  if (!chart) return
  const [zoom] = (chart.getOption().dataZoom as { startValue: number; endValue: number }[] | undefined) ?? []
  if (zoom && (index < zoom.startValue || index > zoom.endValue)) {
    const size = zoom.endValue - zoom.startValue
    const startValue = index < zoom.startValue ? index : index - size
    chart.dispatchAction({ type: 'dataZoom', startValue, endValue: startValue + size })
  }
  chart.dispatchAction({ type: 'downplay' })
  chart.dispatchAction({ type: 'highlight', seriesIndex: series, dataIndex: index })
  chart.dispatchAction({ type: 'showTip', seriesIndex: series, dataIndex: index })
}

/** Bars, stacks, lines and areas: categories along one axis, numbers along the other. */
import type { BarSeriesOption, DataZoomComponentOption, EChartsOption, LineSeriesOption } from 'echarts'
import type { ReportMeasure } from '../../reports/report-api.ts'
import { type ChartSeries, type SeriesData, toSeries } from '../chart-data.ts'
import { dateTick, shortNumber, tickNumber } from '../chart-words.ts'
import type { Draw, Drawing, Drawn, Mark } from '../drawing.ts'
import { faded, frame, labelRoom, legend, seriesColor, textWidth } from '../frame.ts'
import { tooltip } from '../tooltip.ts'

/** Numbers of one unit share an axis. */
const unitOf = ({ type, currency }: ReportMeasure) =>
  type === 'money' ? `money ${currency}` : type === 'percent' ? type : 'number'

interface Layout {
  readonly data: SeriesData
  readonly isLying: boolean
  readonly isLine: boolean
  readonly units: readonly string[]
  /** How many categories are seen at once. */
  readonly fit: number
  readonly band: number
}

export const axisChart: Draw = drawing => {
  const { answer, chart, words } = drawing
  const data = toSeries(answer, chart, words)
  const layout = layOut(drawing, data)
  const { isLying, units } = layout
  const names = data.series.map(series => series.label)
  const hasLegend = data.series.length > 1
  const category = categoryAxis(drawing, layout)
  const values = units.slice(0, 2).map((_, index) => valueAxis(drawing, layout, index))
  const option: EChartsOption = {
    ...frame(drawing),
    grid: {
      top: hasLegend ? 36 : 28,
      left: 4,
      // Beside lying bars stand their numbers, and what scrolls them.
      right: isLying ? (isLabelled(layout) ? 48 : 8) + (layout.fit < data.categories.length ? 20 : 0) : 8,
      bottom: layout.fit < data.categories.length && !isLying ? 30 : 4,
    },
    ...(hasLegend ? { legend: legend(drawing, names) } : {}),
    xAxis: isLying ? values : category,
    yAxis: isLying ? category : values,
    dataZoom: zoom(drawing, layout),
    series: data.series.map(series => drawSeries(drawing, layout, series)),
  }
  option.tooltip = {
    ...option.tooltip,
    trigger: 'axis',
    axisPointer: {
      type: layout.isLine ? 'line' : 'shadow',
      lineStyle: { color: drawing.palette.muted },
      shadowStyle: { color: faded(drawing.palette.muted, 0.1) },
    },
    formatter: params => {
      const at = (Array.isArray(params) ? params[0] : params)?.dataIndex ?? 0
      const lines = data.series.flatMap(series => {
        const point = series.points[at]
        return point?.words ? [{ color: colorOf(drawing, series), name: series.label, value: point.words }] : []
      })
      const sum = data.sums?.words[at]
      const isSummed = sum !== undefined && sum !== '' && lines.length > 1
      return tooltip(
        data.categories[at]?.label ?? '',
        lines,
        isSummed ? { name: data.sums?.label ?? '', value: sum } : undefined,
      )
    },
  }
  return { option, marks: marksOf(data), ...leftOut(data) }
}

function leftOut({ all, categories, series }: SeriesData): Pick<Drawn, 'left'> {
  if (series.length < all.series) return { left: { what: 'series', drawn: series.length, of: all.series } }
  if (categories.length < all.categories) {
    return { left: { what: 'categories', drawn: categories.length, of: all.categories } }
  }
  return {}
}

/** In the order of reading: by category. */
function marksOf({ categories, series }: SeriesData): Mark[] {
  return categories.flatMap((category, index) =>
    series.flatMap((item, at): Mark[] => {
      const point = item.points[index]
      return point?.words ? [{ ...point, series: at, index, label: `${category.label} · ${item.label}` }] : []
    }),
  )
}

function layOut({ chart, width, height, isStill }: Drawing, data: SeriesData): Layout {
  const isLine = chart.type === 'line' || chart.type === 'area'
  const units = [...new Set(data.series.map(({ measure }) => unitOf(measure)))]
  const isBar = !isLine
  const isChosen = chart.horizontal === true
  // Names that would stand aslant below upright bars are read beside lying ones.
  const longest = Math.max(0, ...data.categories.slice(0, 40).map(({ label }) => textWidth(label)))
  const isCramped =
    data.by === undefined && data.categories.length > 3 && longest > (width - 60) / data.categories.length + 14
  const isLying = isBar && units.length < 2 && (isChosen || isCramped)
  const beside = isBar && chart.type === 'bar' ? Math.max(data.series.length, 1) : 1
  const room = Math.max(isLying ? height - 60 : width - 80, 40)
  const least = isLine ? 6 : isLying ? Math.max(20, 10 * beside) : Math.max(data.by ? 14 : 26, 7 * beside)
  const fit = isStill ? data.categories.length : Math.max(4, Math.floor(room / least))
  return { data, isLying, isLine, units, fit, band: room / Math.max(Math.min(fit, data.categories.length), 1) }
}

function categoryAxis({ palette, words, width }: Drawing, { data, isLying, band }: Layout) {
  const labels = data.categories.map(({ label, member }, index) =>
    data.by ? dateTick(member, data.by, data.categories[index - 1]?.member, words.locale) : label,
  )
  const isSteep = !isLying && !data.by && band < 56 && labels.some(label => label.length > 4)
  return {
    type: 'category' as const,
    data: labels,
    inverse: isLying,
    axisLine: { lineStyle: { color: palette.line } },
    axisTick: { show: false },
    axisLabel: {
      color: palette.text,
      fontSize: 12,
      lineHeight: 16,
      hideOverlap: true,
      ...(data.by && data.categories.length > 16 ? {} : { interval: 0 }),
      ...(isLying
        ? { width: labelRoom(labels, Math.min(180, width * 0.32)), overflow: 'truncate' as const }
        : data.by
          ? {}
          : isSteep
            ? { rotate: 38, width: 110, overflow: 'truncate' as const }
            : { width: Math.max(band - 8, 24), overflow: 'truncate' as const }),
    },
  }
}

function valueAxis({ palette, words }: Drawing, { data, units, isLying }: Layout, index: number) {
  const measure = data.series.find(series => unitOf(series.measure) === units[index])?.measure
  const isWhole = measure?.type === 'integer'
  return {
    type: 'value' as const,
    ...(isWhole ? { minInterval: 1 } : {}),
    axisLine: { show: false },
    axisTick: { show: false },
    splitNumber: isLying ? 4 : 5,
    splitLine: index === 0 ? { lineStyle: { color: palette.line, type: 'dashed' as const } } : { show: false },
    axisLabel: {
      color: palette.muted,
      fontSize: 11,
      hideOverlap: true,
      formatter: (value: number) => (measure ? tickNumber(measure, value, words.locale) : String(value)),
    },
  }
}

/** Where there are more categories than are seen at once: dates end with the last, everything else begins with the first. */
function zoom({ palette }: Drawing, { data, fit, isLying }: Layout): DataZoomComponentOption[] {
  const count = data.categories.length
  if (count <= fit) return []
  const from = data.by ? count - fit : 0
  const common = { startValue: from, endValue: from + fit - 1, filterMode: 'filter' as const }
  const place = isLying ? { yAxisIndex: 0 } : { xAxisIndex: 0 }
  return [
    {
      type: 'slider',
      ...place,
      ...common,
      ...(isLying ? { right: 2, width: 12, top: 36, bottom: 24 } : { bottom: 2, height: 12, left: 48, right: 24 }),
      showDetail: false,
      showDataShadow: false,
      brushSelect: false,
      borderColor: 'transparent',
      backgroundColor: palette.sunken,
      fillerColor: faded(palette.muted, 0.35),
      handleSize: 0,
      moveHandleSize: 0,
    },
    { type: 'inside', ...place, ...common, zoomOnMouseWheel: false, moveOnMouseWheel: isLying, moveOnMouseMove: true },
  ]
}

function colorOf(drawing: Drawing, series: ChartSeries): string {
  const color = seriesColor(drawing, series.hue, series.isOthers)
  return series.isEarlier && color.startsWith('#') ? faded(color, 0.42) : color
}

function drawSeries(drawing: Drawing, layout: Layout, series: ChartSeries): BarSeriesOption | LineSeriesOption {
  const { chart } = drawing
  const unit = layout.units.indexOf(unitOf(series.measure))
  // Beside bars of one unit the numbers of another are a line.
  return layout.isLine || (unit > 0 && chart.type !== 'stacked')
    ? drawLine(drawing, layout, series, Math.min(unit, 1))
    : drawBars(drawing, layout, series, Math.min(unit, 1))
}

function drawLine(drawing: Drawing, { data }: Layout, series: ChartSeries, axis: number): LineSeriesOption {
  const { palette, chart } = drawing
  const color = colorOf(drawing, series)
  const isArea = chart.type === 'area' && !series.isEarlier
  const isStack = isArea && data.series.length > 1
  const isCrowded = data.categories.length > 60
  return {
    type: 'line',
    name: series.label,
    yAxisIndex: axis,
    data: series.points.map(point => point.number),
    color,
    showSymbol: !isCrowded && !isStack,
    symbol: 'circle',
    symbolSize: 7,
    itemStyle: { color, borderColor: palette.surface, borderWidth: 1.5 },
    lineStyle: { color, width: 2.25, type: series.isEarlier ? 'dashed' : 'solid' },
    ...(isArea
      ? {
          ...(isStack ? { stack: `area ${axis}` } : {}),
          areaStyle: { color, opacity: isStack ? 0.55 : 0.18 },
        }
      : {}),
    emphasis: { scale: 1.4, lineStyle: { width: 2.25 } },
    connectNulls: false,
  }
}

/** Bars of one series have room for their numbers, unless they stand close. */
const isLabelled = ({ data, isLying, band }: Layout) => data.series.length === 1 && (isLying ? band >= 18 : band >= 44)

function drawBars(drawing: Drawing, layout: Layout, series: ChartSeries, axis: number): BarSeriesOption {
  const { data, isLying } = layout
  const { palette, chart, words } = drawing
  const color = colorOf(drawing, series)
  const isStack = chart.type === 'stacked' && data.series.length > 1
  const round = (isBelow: boolean): [number, number, number, number] =>
    isStack ? [0, 0, 0, 0] : isLying ? (isBelow ? [3, 0, 0, 3] : [0, 3, 3, 0]) : isBelow ? [0, 0, 3, 3] : [3, 3, 0, 0]
  return {
    type: 'bar',
    name: series.label,
    ...(isLying ? {} : { yAxisIndex: axis }),
    ...(isStack ? { stack: series.measure.as } : {}),
    color,
    barMaxWidth: isLying ? 22 : 44,
    barGap: '8%',
    barCategoryGap: data.series.length > 1 && !isStack ? '24%' : '34%',
    data: series.points.map((point, index) => ({
      value: point.number as number,
      itemStyle: {
        color: data.categories[index]?.isOthers && data.series.length === 1 ? palette.others : color,
        borderRadius: round((point.number ?? 0) < 0),
        ...(isStack ? { borderColor: palette.surface, borderWidth: 1 } : {}),
      },
    })),
    label: {
      show: isLabelled(layout),
      position: isLying ? 'right' : 'top',
      color: palette.text,
      fontSize: 11,
      distance: 4,
      formatter: ({ dataIndex }) => {
        const number = series.points[dataIndex]?.number
        return number === null || number === undefined ? '' : shortNumber(series.measure, number, words.locale)
      },
    },
    labelLayout: { hideOverlap: true },
    emphasis: { itemStyle: { opacity: 0.82 } },
  }
}

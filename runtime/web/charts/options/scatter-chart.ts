/** A dot for each cell: one measure across, one upwards, and its size by a third. */
import type { EChartsOption } from 'echarts'
import { type ChartPoint, drawnMeasures, toDots } from '../chart-data.ts'
import { tickNumber } from '../chart-words.ts'
import type { Draw } from '../drawing.ts'
import { faded, frame, legend, seriesColor } from '../frame.ts'
import { tooltip } from '../tooltip.ts'

const most = 5000

export const scatterChart: Draw = drawing => {
  const { answer, chart, words, palette } = drawing
  const measures = drawnMeasures(answer, chart).slice(0, 3)
  const all = toDots(answer, chart, words)
  const dots = all.slice(0, most)
  const groups = [...new Set(dots.map(dot => dot.group))]
  const names = measures.map(measure => words.text(measure.label, measure.as))
  const sizes = dots.map(dot => Math.abs(dot.points[2]?.number ?? 0))
  const largest = Math.max(0, ...sizes)
  const sizeOf = (point: ChartPoint | undefined) =>
    point === undefined || largest === 0 ? 11 : 8 + 32 * Math.sqrt(Math.abs(point.number ?? 0) / largest)
  const axis = (index: number) => ({
    type: 'value' as const,
    scale: false,
    name: String(names[index] ?? ''),
    nameLocation: index === 0 ? ('middle' as const) : ('end' as const),
    nameGap: index === 0 ? 26 : 10,
    nameTextStyle: { color: palette.muted, fontSize: 12, ...(index === 0 ? {} : { align: 'left' as const }) },
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: palette.line, type: 'dashed' as const } },
    axisLabel: {
      color: palette.muted,
      fontSize: 11,
      hideOverlap: true,
      formatter: (value: number) =>
        measures[index] ? tickNumber(measures[index], value, words.locale) : String(value),
    },
  })
  const bySeries = groups.map(group => dots.filter(dot => dot.group === group))
  const option: EChartsOption = {
    ...frame(drawing),
    grid: { top: groups.length > 1 ? 56 : 32, left: 4, right: 16, bottom: 24 },
    ...(groups.length > 1 ? { legend: legend(drawing, groups) } : {}),
    xAxis: axis(0),
    yAxis: axis(1),
    series: bySeries.map((series, index) => {
      const color = seriesColor(drawing, series[0]?.hue ?? index, false)
      return {
        type: 'scatter',
        name: groups[index] ?? '',
        color,
        data: series.map(dot => ({
          value: [dot.points[0]?.number ?? 0, dot.points[1]?.number ?? 0],
          symbolSize: sizeOf(dot.points[2]),
          itemStyle: {
            color: faded(dot.isOthers ? palette.others : toHex(color), 0.7),
            borderColor: palette.surface,
            borderWidth: 1,
          },
        })),
        label: {
          show: dots.length <= 20,
          position: 'right',
          color: palette.text,
          fontSize: 11,
          formatter: ({ dataIndex }) => series[dataIndex]?.label ?? '',
        },
        labelLayout: { hideOverlap: true },
        emphasis: { itemStyle: { opacity: 1 } },
      }
    }),
  }
  option.tooltip = {
    ...option.tooltip,
    trigger: 'item',
    formatter: params => {
      const { seriesIndex = 0, dataIndex = 0 } = Array.isArray(params) ? params[0]! : params
      const dot = bySeries[seriesIndex]?.[dataIndex]
      const lines = measures.map((measure, index) => ({
        name: words.text(measure.label, measure.as),
        value: dot?.points[index]?.words ?? '',
      }))
      return tooltip([dot?.label, dot?.group].filter(Boolean).join(' · '), lines)
    },
  }
  const marks = bySeries.flatMap((series, at) =>
    series.map((dot, index) => ({
      ...dot.points[1]!,
      words: dot.points.map((point, place) => `${names[place]} ${point.words}`).join(' · '),
      series: at,
      index,
      label: [dot.label, dot.group].filter(Boolean).join(' · '),
    })),
  )
  return dots.length < all.length
    ? { option, marks, left: { what: 'categories', drawn: dots.length, of: all.length } }
    : { option, marks }
}

/** Paler repetitions of a color are drawn as the color itself here: dots are pale already. */
function toHex(color: string): string {
  if (color.startsWith('#')) return color
  const parts = color.match(/\d+/g)?.slice(0, 3) ?? []
  return `#${parts.map(part => Number(part).toString(16).padStart(2, '0')).join('')}`
}

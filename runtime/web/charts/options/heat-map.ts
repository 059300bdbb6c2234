/** A field of colors: one group along, one down, darker where there is more; two colors where some are below nought. */
import type { EChartsOption } from 'echarts'
import { drawnMeasures, type SeriesData, toSeries } from '../chart-data.ts'
import { dateTick, shortNumber } from '../chart-words.ts'
import type { Draw, Drawing } from '../drawing.ts'
import { frame, labelRoom, textWidth } from '../frame.ts'
import { tooltip } from '../tooltip.ts'

export const heatMap: Draw = drawing => {
  const { answer, chart, words, palette, width, height } = drawing
  const [measure] = drawnMeasures(answer, chart)
  const data = lieDown(toSeries(answer, { ...chart, ...(measure ? { measures: [measure.as] } : {}) }, words, 60))
  const numbers = data.series.flatMap(series => series.points.flatMap(point => point.number ?? []))
  const [low, high] = [Math.min(0, ...numbers), Math.max(0, ...numbers)]
  const isDiverging = low < 0
  const reach = Math.max(-low, high) || 1
  const colors = isDiverging ? palette.diverging : palette.sequence
  const place = (value: number) => (isDiverging ? (value + reach) / (2 * reach) : value / reach)
  const columns = data.categories.length
  const beside = labelRoom(
    data.series.map(series => series.label),
    Math.min(220, width * 0.3),
  )
  const cellWidth = (width - beside - 24) / Math.max(columns, 1)
  const cellHeight = (height - 50) / Math.max(data.series.length, 1)
  const isWritten = cellWidth >= 38 && cellHeight >= 16
  const cells = data.series.flatMap((series, row) =>
    series.points.flatMap((point, column) =>
      point.number === null ? [] : [{ point, row, column, number: point.number }],
    ),
  )
  const axisLabel = { color: palette.text, fontSize: 12, lineHeight: 16, hideOverlap: true }
  const option: EChartsOption = {
    ...frame(drawing),
    grid: { top: 28, left: 4, right: 8, bottom: 4 },
    xAxis: {
      type: 'category',
      data: data.categories.map(({ label, member }, index) =>
        data.by ? dateTick(member, data.by, data.categories[index - 1]?.member, words.locale) : label,
      ),
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: {
        ...axisLabel,
        ...(columns <= 16 ? { interval: 0 } : {}),
        ...(data.by ? {} : { width: Math.max(cellWidth - 6, 24), overflow: 'truncate', hideOverlap: cellWidth < 30 }),
      },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: data.series.map(series => series.label),
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: {
        ...axisLabel,
        width: beside,
        overflow: 'truncate',
      },
    },
    visualMap: {
      show: false,
      type: 'continuous',
      min: isDiverging ? -reach : 0,
      max: reach,
      inRange: { color: [...colors] },
    },
    series: [
      {
        type: 'heatmap',
        data: cells.map(({ row, column, number }) => ({
          value: [column, row, number],
          label: { color: inkOn(colorAt(colors, place(number))) },
        })),
        itemStyle: { borderColor: palette.surface, borderWidth: 2, borderRadius: 4 },
        label: {
          show: isWritten,
          fontSize: 11,
          formatter: ({ dataIndex }) => {
            const cell = cells[dataIndex]
            return cell && measure ? shortNumber(measure, cell.number, words.locale) : ''
          },
        },
        emphasis: { itemStyle: { borderColor: palette.text, borderWidth: 2 } },
      },
    ],
  }
  option.tooltip = {
    ...option.tooltip,
    trigger: 'item',
    formatter: params => {
      const cell = cells[(Array.isArray(params) ? params[0] : params)?.dataIndex ?? 0]
      if (!cell) return ''
      const heading = [data.series[cell.row]?.label, data.categories[cell.column]?.label].join(' · ')
      return tooltip(heading, [{ name: measure ? words.text(measure.label, measure.as) : '', value: cell.point.words }])
    },
  }
  const marks = cells.map(({ point, row, column }, index) => ({
    ...point,
    series: 0,
    index,
    label: `${data.series[row]?.label} · ${data.categories[column]?.label}`,
  }))
  return data.series.length < data.all.series
    ? { option, marks, left: { what: 'series', drawn: data.series.length, of: data.all.series } }
    : { option, marks }
}

/** The group with the longer names goes down, where they are read whole; dates go along. */
function lieDown(data: SeriesData): SeriesData {
  const longest = (items: readonly { label: string }[]) => Math.max(0, ...items.map(item => textWidth(item.label)))
  const [first] = data.series
  if (!first || data.by || data.categories.length > 60 || longest(data.categories) <= longest(data.series)) return data
  return {
    ...data,
    categories: data.series.map(({ label, isOthers }) => ({ label, isOthers, member: data.categories[0]!.member })),
    series: data.categories.map(({ label, isOthers }, at) => ({
      ...first,
      label,
      isOthers,
      points: data.series.flatMap(series => series.points[at] ?? []),
    })),
    all: { categories: data.all.series, series: data.all.categories },
  }
}

const channels = (color: string) => [1, 3, 5].map(at => Number.parseInt(color.slice(at, at + 2), 16))

/** The color at a share of the way through some colors, red, green and blue. */
function colorAt(colors: Drawing['palette']['sequence'], share: number): number[] {
  const at = Math.min(Math.max(share, 0), 1) * (colors.length - 1)
  const [from, to] = [channels(colors[Math.floor(at)]!), channels(colors[Math.ceil(at)]!)]
  return from.map((value, index) => value + (to[index]! - value) * (at - Math.floor(at)))
}

/** Dark or light, whichever is read better on a ground. */
function inkOn(ground: readonly number[]): string {
  const light = ground.map(value => (value / 255) ** 2.2)
  const luminance = 0.2126 * light[0]! + 0.7152 * light[1]! + 0.0722 * light[2]!
  return luminance > 0.24 ? '#1a1f29' : '#ffffff'
}

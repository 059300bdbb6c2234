/** A ring of parts with the whole in its middle. Parts below nought cannot be drawn, and are said to be left out. */
import type { EChartsOption } from 'echarts'
import { type ChartPart, drawnMeasures, toParts, toWhole } from '../chart-data.ts'
import { shareWords, shortNumber } from '../chart-words.ts'
import type { Draw } from '../drawing.ts'
import { frame, legend, seriesColor } from '../frame.ts'
import { tooltip } from '../tooltip.ts'

/** Slices beyond these are too thin to be told apart. */
const most = 12

export const pieChart: Draw = drawing => {
  const { answer, chart, words, palette, width, height } = drawing
  const all = toParts(answer, chart, words).filter(part => part.words !== '' && part.number !== 0)
  const positive = all.filter(part => (part.number ?? 0) > 0)
  const { kept, rest } = cut(positive)
  const [measure] = drawnMeasures(answer, chart)
  const sum = positive.reduce((total, part) => total + (part.number ?? 0), 0)
  const whole =
    measure && answer.rows.groups.length + answer.columns.groups.length > 0
      ? toWhole(answer, measure, words)
      : undefined
  const isRoomy = width >= 460 && height >= 220
  const legendHeight = isRoomy ? 0 : 28
  const names = [...kept.map(part => part.label), ...(rest > 0 ? ['…'] : [])]
  const radius = Math.max(
    Math.min(width * (isRoomy ? 0.24 : 0.42), (height - legendHeight) * (isRoomy ? 0.4 : 0.46)),
    24,
  )
  const share = (value: number) => shareWords(sum === 0 ? 0 : value / sum, words.locale)
  const middle = whole?.number ?? sum
  const option: EChartsOption = {
    ...frame(drawing),
    ...(isRoomy ? {} : { legend: legend(drawing, names) }),
    ...(measure
      ? {
          title: {
            text: shortNumber(measure, middle, words.locale),
            subtext: words.text(measure.label, measure.as),
            left: width / 2,
            top: legendHeight + (height - legendHeight) / 2 - 20,
            textAlign: 'center',
            itemGap: 2,
            textStyle: { color: palette.text, fontSize: radius > 70 ? 20 : 14, fontWeight: 600 },
            subtextStyle: { color: palette.muted, fontSize: 12, width: radius * 1.1, overflow: 'truncate' },
          },
        }
      : {}),
    series: [
      {
        type: 'pie',
        radius: [radius * 0.64, radius],
        center: [width / 2, legendHeight + (height - legendHeight) / 2],
        startAngle: 90,
        padAngle: kept.length > 1 ? 1 : 0,
        itemStyle: { borderRadius: 3, borderColor: palette.surface, borderWidth: 1 },
        label: {
          show: isRoomy,
          color: palette.text,
          fontSize: 12,
          lineHeight: 16,
          width: 150,
          overflow: 'truncate',
          formatter: ({ name, value }) => `${name}\n${share(Number(value))}`,
        },
        labelLine: { lineStyle: { color: palette.others }, length: 12, length2: 10 },
        labelLayout: { hideOverlap: true },
        emphasis: { scaleSize: 4 },
        data: [
          ...kept.map((part, index) => ({
            name: part.label,
            value: part.number as number,
            itemStyle: { color: seriesColor(drawing, index, part.isOthers) },
          })),
          ...(rest > 0 ? [{ name: '…', value: rest, itemStyle: { color: palette.others } }] : []),
        ],
      },
    ],
  }
  option.tooltip = {
    ...option.tooltip,
    trigger: 'item',
    formatter: params => {
      const { dataIndex = 0, value, color } = Array.isArray(params) ? params[0]! : params
      const part = kept[dataIndex]
      const written = part?.words ?? (measure ? words.value(measure, String(value)) : '')
      return tooltip('', [
        { color: String(color), name: part?.label ?? '…', value: `${written} (${share(Number(value))})` },
      ])
    },
  }
  const marks = kept.map((part, index) => ({ ...part, series: 0, index }))
  if (positive.length < all.length) {
    return { option, marks, left: { what: 'negative', drawn: positive.length, of: all.length } }
  }
  if (rest > 0) return { option, marks, left: { what: 'rest', drawn: kept.length, of: positive.length } }
  return { option, marks }
}

/** The largest in their own order, and what the others come to. */
function cut(parts: readonly ChartPart[]): { kept: readonly ChartPart[]; rest: number } {
  if (parts.length <= most) return { kept: parts, rest: 0 }
  const largest = new Set([...parts].sort((a, b) => (b.number ?? 0) - (a.number ?? 0)).slice(0, most - 1))
  return {
    kept: parts.filter(part => largest.has(part)),
    rest: parts.reduce((sum, part) => sum + (largest.has(part) ? 0 : (part.number ?? 0)), 0),
  }
}

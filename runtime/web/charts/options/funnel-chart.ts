/** Steps below each other in the order of the report, each as wide as it is large, with its share of the first. */
import type { EChartsOption } from 'echarts'
import { toParts } from '../chart-data.ts'
import { shareWords } from '../chart-words.ts'
import type { Draw } from '../drawing.ts'
import { faded, frame, labelRoom } from '../frame.ts'
import { tooltip } from '../tooltip.ts'

const most = 30

export const funnelChart: Draw = drawing => {
  const { answer, chart, words, palette, width } = drawing
  const all = toParts(answer, chart, words).filter(part => part.words !== '')
  const steps = all.filter(part => (part.number ?? 0) >= 0).slice(0, most)
  const first = steps[0]?.number ?? 0
  const color = palette.series[0]!
  const largest = Math.max(0, ...steps.map(step => step.number ?? 0))
  const paler = (index: number) => Math.max(1 - index * (0.62 / Math.max(steps.length - 1, 1)), 0.38)
  const isRoomy = width >= 420
  // Where a step is larger than the first, they are no shares of it.
  const share = (value: number | null) =>
    first > 0 && largest === first ? shareWords((value ?? 0) / first, words.locale) : ''
  const option: EChartsOption = {
    ...frame(drawing),
    grid: { top: 20, bottom: 8, left: 4, right: isRoomy ? 130 : 90 },
    xAxis: { type: 'value', show: false, min: 0, max: largest || 1 },
    yAxis: {
      type: 'category',
      inverse: true,
      data: steps.map(step => step.label),
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: {
        color: palette.text,
        fontSize: 12,
        width: labelRoom(
          steps.map(step => step.label),
          Math.min(170, width * 0.3),
        ),
        overflow: 'truncate',
        interval: 0,
      },
    },
    series: [
      {
        // What lies left of the bar, so that it stands in the middle.
        type: 'bar',
        stack: 'step',
        silent: true,
        barWidth: '82%',
        barMaxWidth: 56,
        itemStyle: { color: 'transparent' },
        data: steps.map(step => (largest - (step.number ?? 0)) / 2),
        emphasis: { disabled: true },
      },
      {
        type: 'bar',
        stack: 'step',
        data: steps.map((step, index) => ({
          value: step.number ?? 0,
          itemStyle: { color: step.isOthers ? palette.others : faded(color, paler(index)), borderRadius: 4 },
        })),
        emphasis: { itemStyle: { opacity: 0.85 } },
        label: {
          show: true,
          position: 'right',
          distance: 10,
          color: palette.text,
          fontSize: 12,
          formatter: ({ dataIndex }) => {
            const step = steps[dataIndex]
            return step ? `{value|${step.words}}  {share|${dataIndex === 0 ? '' : share(step.number)}}` : ''
          },
          rich: { value: { fontWeight: 600, color: palette.text }, share: { color: palette.muted } },
        },
      },
    ],
  }
  option.tooltip = {
    ...option.tooltip,
    trigger: 'item',
    formatter: params => {
      const step = steps[(Array.isArray(params) ? params[0] : params)?.dataIndex ?? 0]
      const words = [step?.words, share(step?.number ?? null)].filter(Boolean)
      return tooltip('', [{ color, name: step?.label ?? '', value: words.join(' · ') }])
    },
  }
  const marks = steps.map((step, index) => ({ ...step, series: 1, index }))
  return steps.length < all.length
    ? {
        option,
        marks,
        left: { what: all.length > most ? 'categories' : 'negative', drawn: steps.length, of: all.length },
      }
    : { option, marks }
}

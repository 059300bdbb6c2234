/** One number on an arc, against its target where there is one. */
import type { EChartsOption } from 'echarts'
import { drawnMeasures, toWhole } from '../chart-data.ts'
import { shareWords, shortNumber } from '../chart-words.ts'
import type { Draw } from '../drawing.ts'
import { frame } from '../frame.ts'
import { tooltip } from '../tooltip.ts'

export const gaugeChart: Draw = drawing => {
  const { answer, chart, words, palette, width, height } = drawing
  const [measure] = drawnMeasures(answer, chart)
  const whole = measure && toWhole(answer, measure, words)
  const number = whole?.number ?? 0
  const aim = answer.measures.find(item => item.as === chart.target)
  const target = aim ? (toWhole(answer, aim, words)?.number ?? undefined) : toNumber(chart.target)
  const most = Math.max(number, target ?? (measure?.type === 'percent' ? 1 : roundUp(number)), 0) || 1
  const hasIt = target !== undefined && number >= target
  const share = target ? shareWords(number / target, words.locale) : ''
  const radius = Math.max(Math.min(width * 0.46, height * 0.72), 40)
  const center: [number, number] = [width / 2, height * 0.5 + radius * 0.34]
  const thickness = Math.max(10, radius * 0.16)
  const short = (value: number) => (measure ? shortNumber(measure, value, words.locale) : String(value))
  const arc = {
    type: 'gauge' as const,
    startAngle: 180,
    endAngle: 0,
    radius,
    center,
    min: Math.min(0, number),
    max: most,
  }
  const option: EChartsOption = {
    ...frame(drawing),
    series: [
      {
        ...arc,
        pointer: { show: false },
        progress: {
          show: number !== 0,
          width: thickness,
          roundCap: true,
          itemStyle: { color: hasIt ? palette.ok : palette.series[0]! },
        },
        axisLine: { roundCap: true, lineStyle: { width: thickness, color: [[1, palette.line]] } },
        axisTick: { show: false },
        splitLine: { show: false },
        axisLabel: { show: false },
        title: {
          show: true,
          offsetCenter: [0, -radius * 0.06],
          color: palette.muted,
          fontSize: 12,
        },
        detail: {
          offsetCenter: [0, -radius * 0.3],
          color: palette.text,
          fontSize: Math.max(16, radius * 0.22),
          fontWeight: 600,
          formatter: () => (whole?.words ? short(number) : '–'),
        },
        data: [
          {
            value: number,
            name:
              target === undefined
                ? measure
                  ? words.text(measure.label, measure.as)
                  : ''
                : words.ofTarget(short(target), share),
          },
        ],
      },
      ...(target === undefined
        ? []
        : [
            {
              ...arc,
              silent: true,
              pointer: {
                icon: 'rect',
                width: 3,
                length: thickness + 8,
                offsetCenter: [0, -(radius - thickness - 4)],
                itemStyle: { color: palette.text },
              },
              axisLine: { show: false },
              axisTick: { show: false },
              splitLine: { show: false },
              axisLabel: { show: false },
              title: { show: false },
              detail: { show: false },
              data: [{ value: target }],
            },
          ]),
    ],
  }
  option.tooltip = {
    ...option.tooltip,
    trigger: 'item',
    formatter: () =>
      tooltip('', [
        { name: measure ? words.text(measure.label, measure.as) : '', value: whole?.words ?? '' },
        ...(target === undefined
          ? []
          : [
              {
                name: '',
                value: words.ofTarget(measure ? words.value(measure, String(target)) : String(target), share),
              },
            ]),
      ]),
  }
  const label = measure ? words.text(measure.label, measure.as) : ''
  return { option, marks: whole?.words ? [{ ...whole, series: 0, index: 0, label }] : [] }
}

const toNumber = (text: string | undefined) =>
  text !== undefined && Number.isFinite(Number(text)) ? Number(text) : undefined

/** The next round number: 1, 2, 5 or ten of its size. */
function roundUp(value: number): number {
  if (value <= 0) return 1
  const size = 10 ** Math.floor(Math.log10(value))
  return ([1, 2, 5, 10].find(step => step * size >= value) ?? 10) * size
}

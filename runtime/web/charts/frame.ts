/** What charts share: type, lines, legend and tooltip in the colors of the screen. */
import type { EChartsOption, LegendComponentOption } from 'echarts'
import type { Drawing } from './drawing.ts'

/** The option that every chart begins with. */
export function frame({ palette, words, isStill }: Drawing): EChartsOption {
  return {
    animation: false,
    backgroundColor: 'transparent',
    textStyle: { fontFamily: fontOf(words.locale), fontSize: 12, color: palette.muted },
    tooltip: {
      show: !isStill,
      confine: true,
      transitionDuration: 0,
      backgroundColor: palette.surface,
      borderColor: palette.line,
      borderWidth: 1,
      padding: 0,
      textStyle: { color: palette.text, fontSize: 12, fontFamily: fontOf(words.locale) },
      extraCssText: 'box-shadow: 0 6px 20px rgb(0 0 0 / 18%); border-radius: 8px;',
    },
  }
}

/** Widths of texts are reckoned by it, too. */
export const fontOf = (locale: string): string =>
  locale === 'zh-CN'
    ? "'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC', 'Noto Sans CJK SC', sans-serif"
    : "'Segoe UI', 'Noto Sans', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC', 'Noto Sans CJK SC', sans-serif"

/** The names of the series above the drawing. */
export function legend({ palette, isStill, width }: Drawing, names: readonly string[]): LegendComponentOption {
  return {
    type: isStill ? 'plain' : 'scroll',
    top: 0,
    left: 0,
    width: width - 64,
    icon: 'roundRect',
    itemWidth: 10,
    itemHeight: 10,
    itemGap: 14,
    data: [...names],
    textStyle: { color: palette.text, fontSize: 12, width: 160, overflow: 'truncate' },
    inactiveColor: palette.line,
    pageIconColor: palette.text,
    pageIconInactiveColor: palette.line,
    pageIconSize: 10,
    pageTextStyle: { color: palette.muted },
  }
}

/** About as wide as it is drawn, in pixels. */
export const textWidth = (text: string): number =>
  [...text].reduce((sum, sign) => sum + (sign > '\u2e80' ? 12 : 6.8), 0)

/** As wide as the labels beside a chart need, and no wider than they may be. */
export const labelRoom = (labels: readonly string[], most: number): number =>
  Math.min(Math.max(0, ...labels.map(textWidth)) + 4, most)

/** A color with some of the ground shining through. */
export function faded(color: string, share: number): string {
  const parts = [1, 3, 5].map(at => Number.parseInt(color.slice(at, at + 2), 16))
  return `rgba(${parts.join(', ')}, ${share})`
}

/** Colors begin anew, paler, where there are more series than colors. */
export function seriesColor({ palette }: Pick<Drawing, 'palette'>, hue: number, isOthers: boolean): string {
  if (isOthers) return palette.others
  const { series } = palette
  const color = series[hue % series.length]!
  return hue < series.length ? color : faded(color, 0.55)
}

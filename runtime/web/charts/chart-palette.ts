/**
 * Colors of charts for light and dark screens. Series are told apart by hue and by lightness, so that people who see
 * fewer colors tell them apart, too; tests/web/chart-palette.test.ts measures it.
 */
import { type Mode, palettes } from '../shell/palettes.ts'

export interface ChartPalette {
  readonly series: readonly string[]
  /** What stands for all that are not among the top. */
  readonly others: string
  /** From little to much. */
  readonly sequence: readonly string[]
  /** From below nought over nought to above. */
  readonly diverging: readonly string[]
  readonly text: string
  readonly muted: string
  readonly line: string
  readonly surface: string
  readonly sunken: string
  readonly ok: string
}

const common = (mode: Mode) => {
  const { text, muted, line, surface, sunken, ok } = palettes[mode]
  return { text, muted, line, surface, sunken, ok }
}

/** The colors of each mode. */
export const chartPalettes: Readonly<Record<Mode, ChartPalette>> = {
  light: {
    ...common('light'),
    series: ['#2f56c8', '#e58a1f', '#0f9688', '#8a1c5c', '#4fb0ea', '#6a4b10', '#d2452c', '#9b8ad6'],
    others: '#a3abb8',
    sequence: ['#e9eefc', '#9db4f2', '#4a6fd8', '#1d3a97'],
    diverging: ['#a64b00', '#f0b37a', '#f4f5f7', '#8fa9f0', '#2448b3'],
  },
  dark: {
    ...common('dark'),
    series: ['#6f90ff', '#f2993a', '#2fd0bd', '#d4719f', '#8fd0ff', '#e8dc6a', '#e0583a', '#9a6be0'],
    others: '#6b7482',
    sequence: ['#1e2538', '#34488f', '#5f80f0', '#b9c9ff'],
    diverging: ['#ffb066', '#8a5320', '#23272f', '#3b55b5', '#9db4ff'],
  },
}

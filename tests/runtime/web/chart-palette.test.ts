/** Colors of charts are told apart by everybody: also by those who see fewer of them. */
import { expect, test } from 'vitest'
import { chartPalettes } from '#runtime/web/charts/chart-palette.ts'

/** Linear light of each kind of sight: Machado, Oliveira and Fernandes 2009, at full severity. */
const sights = {
  common: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
} as const

type Triple = readonly number[]
const linear = (color: string): number[] =>
  [1, 3, 5].map(at => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
const dot = (a: Triple, b: Triple) => a.reduce((sum, value, at) => sum + value * b[at]!, 0)

/** OKLab, by which equal steps look equal. */
function lab(light: Triple): number[] {
  const [r = 0, g = 0, b = 0] = light.map(value => Math.min(1, Math.max(0, value)))
  const [l, m, s] = [
    0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b,
    0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b,
    0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b,
  ].map(Math.cbrt) as [number, number, number]
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}

test.each(['light', 'dark'] as const)('the first six colors of %s differ to every sight', mode => {
  const colors = chartPalettes[mode].series.slice(0, 6)
  for (const [sight, matrix] of Object.entries(sights)) {
    const seen = colors.map(color => lab(matrix.map(row => dot(row, linear(color)))))
    for (const [at, one] of seen.entries()) {
      for (const [beside, other] of seen.slice(0, at).entries()) {
        const difference = Math.hypot(...one.map((value, axis) => value - other[axis]!))
        expect(difference, `${colors[beside]} and ${colors[at]} to ${sight}`).toBeGreaterThan(0.05)
      }
    }
  }
})

/**
 * Whether the hand-written server is no straw man: its own figures must stand to each other as those of the one that
 * the budgets were made from, whatever the machine.
 */
import type { Row } from '../row.ts'
import type { Measured } from './records.ts'

const tolerance = 0.25

/** Its speed relative to its own geometric mean, against the same of the reference; 1 is the same proportion. */
export function proportionRows(measured: readonly Measured[]): Row[] {
  const busiest = Math.max(...measured.map(item => item.connections))
  const known = measured.filter(
    item =>
      item.operation.reference !== undefined &&
      item.who === (item.operation.proportionAs ?? 'person') &&
      item.connections === busiest,
  )
  if (known.length < 2) return []
  const mean = (of: (item: Measured) => number) =>
    Math.exp(known.reduce((sum, item) => sum + Math.log(of(item)), 0) / known.length)
  const [ours, reference] = [mean(item => item.baseline.perSecond), mean(item => item.operation.reference ?? 1)]
  return known.map(item => {
    const value = item.baseline.perSecond / ours / ((item.operation.reference ?? 1) / reference)
    const ok = value >= 1 - tolerance && value <= 1 + tolerance
    return {
      name: `hand-written server in proportion: ${item.operation.name}`,
      value: Number(value.toFixed(2)),
      unit: 'of ref.',
      budget: `1 +- ${tolerance}`,
      ok,
    }
  })
}

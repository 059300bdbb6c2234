/** How a figure went over time, as a small line, dashed from where days are not over yet; the report itself has the numbers. */
import type { Series } from './kpi-figures.ts'

const [width, height] = [120, 32]

export function KpiLine({ values, done }: Series) {
  if (values.length < 3) return null
  const [least, most] = [Math.min(0, ...values), Math.max(...values, 1e-9)]
  const points = values.map((value, index) => {
    const x = (index / (values.length - 1)) * width
    const y = height - 2 - ((value - least) / (most - least || 1)) * (height - 4)
    return `${x.toFixed(1)},${y.toFixed(1)}`
  })
  return (
    <svg className="kpi-line" viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden>
      <polygon points={`0,${height} ${points.join(' ')} ${width},${height}`} />
      <polyline points={points.slice(0, Math.max(done, 1)).join(' ')} />
      {done < points.length ? (
        <polyline className="kpi-line-open" points={points.slice(Math.max(done - 1, 0)).join(' ')} />
      ) : null}
    </svg>
  )
}

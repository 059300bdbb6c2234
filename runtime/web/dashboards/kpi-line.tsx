/** How a figure went over time, as a small line; the report itself has the numbers. */

const [width, height] = [120, 32]

export function KpiLine({ values }: { readonly values: readonly number[] }) {
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
      <polyline points={points.join(' ')} />
    </svg>
  )
}

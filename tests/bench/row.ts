/** One figure of a run, as it is written to the JSON file and shown in the table. */
export interface Row {
  readonly name: string
  readonly value: number
  readonly unit: string
  /** Such as `>= 0.85`; null where a figure is only told. */
  readonly budget: string | null
  readonly ok: boolean
}

/** A figure that is only told. */
export function told(name: string, value: number, unit: string): Row {
  return { name, value: round(value), unit, budget: null, ok: true }
}

/** A figure that must be at least `bound`. */
export function atLeast(name: string, value: number, unit: string, bound: number): Row {
  return { name, value: round(value), unit, budget: `>= ${bound}`, ok: value >= bound }
}

/** A figure that must be below `bound`. */
export function below(name: string, value: number, unit: string, bound: number): Row {
  return { name, value: round(value), unit, budget: `< ${bound}`, ok: value < bound }
}

/** A count that must be 0. */
export function none(name: string, value: number, unit: string): Row {
  return { name, value, unit, budget: '= 0', ok: value === 0 }
}

function round(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3))
}

/** The rows as a table for people. */
export function toTable(rows: readonly Row[]): string {
  const width = Math.max(...rows.map(row => row.name.length))
  return rows
    .map(row => {
      const verdict = row.budget === null ? '' : `${row.budget.padStart(9)}  ${row.ok ? 'ok' : 'MISSED'}`
      return `${row.name.padEnd(width)}  ${String(row.value).padStart(8)} ${row.unit.padEnd(9)}${verdict}`.trimEnd()
    })
    .join('\n')
}

/** How a person likes tables on this device: row height everywhere, widths of columns view by view. */
import { useState } from 'react'

export type Density = 'normal' | 'compact'
export type ColumnWidths = Readonly<Record<string, number>>

export interface TableLook {
  readonly density: Density
  /** By path; empty while nobody has dragged a column of the view. */
  readonly widths: ColumnWidths
}

/** The look of a view, and what changes it. */
export function useTableLook(user: string, object: string, view: string) {
  const densityKey = `fulcrum.density.${user}`
  const widthsKey = `fulcrum.widths.${user}.${object}.${view}`
  const [, setCount] = useState(0)
  const keep = (key: string, value: string | undefined) => {
    try {
      if (value === undefined) localStorage.removeItem(key)
      else localStorage.setItem(key, value)
    } catch {
      // A full storage forgets the look, nothing else.
    }
    setCount(count => count + 1)
  }
  const look: TableLook = {
    density: localStorage.getItem(densityKey) === 'compact' ? 'compact' : 'normal',
    widths: readWidths(localStorage.getItem(widthsKey)),
  }
  return {
    look,
    setDensity: (density: Density) => keep(densityKey, density),
    setWidths: (widths: ColumnWidths | undefined) => keep(widthsKey, widths && JSON.stringify(widths)),
  }
}

function readWidths(text: string | null): ColumnWidths {
  try {
    const widths: unknown = text ? JSON.parse(text) : {}
    if (typeof widths !== 'object' || widths === null) return {}
    return Object.fromEntries(
      Object.entries(widths).filter(([, width]) => typeof width === 'number' && width >= narrowest),
    )
  } catch {
    return {}
  }
}

/** Pixels below which no column goes. */
export const narrowest = 60

/** How wide a panel of the designer is and whether it is open, kept on this device. */

export interface PanelState {
  /** Pixels. */
  readonly width: number
  readonly open: boolean
}

const keyOf = (name: string) => `fulcrum.panel.${name}`

/** Undefined where nobody has changed it here. */
export function readPanel(name: string): PanelState | undefined {
  try {
    const state = JSON.parse(localStorage.getItem(keyOf(name)) ?? 'null') as Partial<PanelState> | null
    return typeof state?.width === 'number' && typeof state.open === 'boolean'
      ? { width: state.width, open: state.open }
      : undefined
  } catch {
    return undefined
  }
}

/** A full storage forgets it, no more. */
export function keepPanel(name: string, state: PanelState): void {
  try {
    localStorage.setItem(keyOf(name), JSON.stringify(state))
  } catch {
    localStorage.removeItem(keyOf(name))
  }
}

/** How much an expression may take. Counted, not timed: the same expression on the same values ends the same way. */
export interface Limits {
  /** Nodes of the tree that are evaluated, with something added for what costs more. */
  readonly steps: number
  readonly listItems: number
  readonly textLength: number
  /** Levels of calls and of nested values. */
  readonly depth: number
}

/** Ends any expression within milliseconds. */
export const usualLimits: Limits = { steps: 100_000, listItems: 50_000, textLength: 500_000, depth: 600 }

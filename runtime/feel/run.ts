/** One evaluation: the names that it sees and what is left of its limits. */
import { ExpressionFault } from './expression-fault.ts'
import type { Limits } from './limits.ts'
import type { FeelContext, FeelValue } from './values.ts'

export class Run {
  readonly names: FeelContext
  readonly limits: Limits
  depth = 0
  #left: number

  constructor(names: FeelContext, limits: Limits) {
    this.names = names
    this.limits = limits
    this.#left = limits.steps
  }

  /** Takes so many steps. */
  spend(steps: number): void {
    this.#left -= steps
    if (this.#left < 0) throw new ExpressionFault('too-many-steps', {})
  }

  /** Takes what a list of so many items costs, if there may be one. */
  spendList(items: number): void {
    if (items > this.limits.listItems) throw new ExpressionFault('list-too-long', { limit: this.limits.listItems })
    this.spend(1 + (items >>> 3))
  }

  /** Takes what a text of so many characters costs, if there may be one. */
  spendText(characters: number): void {
    if (characters > this.limits.textLength) {
      throw new ExpressionFault('text-too-long', { limit: this.limits.textLength })
    }
    this.spend(1 + (characters >>> 6))
  }

  /** Takes what it costs to look through a value that is a text. */
  spendOn(value: FeelValue): void {
    if (typeof value === 'string' && value.length > 64) this.spend(value.length >>> 4)
  }

  /** Goes down so many levels; `rise` comes back. */
  sink(levels: number): void {
    this.depth += levels
    if (this.depth > this.limits.depth) throw new ExpressionFault('too-deep', {})
  }

  rise(levels: number): void {
    this.depth -= levels
  }
}

/** A way to settle a finding with one click: a command with its arguments, and what a button says. */

import type { Definition } from '#metadata/definitions.ts'
import type { Finding } from '#metadata/finding.ts'
import type { RuleContext } from '#metadata/rules/context.ts'
import type { Path } from '../commands/place.ts'
import type { Both } from '../commands/words.ts'

export interface Fix {
  readonly label: Both
  /** The body of a command's request: its name, and its arguments beside it. */
  readonly command: Readonly<Record<string, unknown>> & { readonly command: string }
}

/** A finding with the place that it is about. */
export interface FindingPlace {
  readonly finding: Finding
  readonly definition: Definition
  /** Property names and positions. */
  readonly steps: Path
  /** What stands there; undefined where something is missing. */
  readonly value: unknown
  readonly context: RuleContext
}

/** The ways out that one family knows, the likeliest first. */
export type FindFixes = (place: FindingPlace) => readonly Fix[]

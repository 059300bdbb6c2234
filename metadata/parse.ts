/** Turns what was read from files or requests into definitions. What is no definition becomes findings, not an exception. */
import { checkShape } from './check-shape.ts'
import type { Definition } from './definitions.ts'
import type { Finding } from './finding.ts'

/** One value, and where it came from: a file's path or a place in a request. */
export interface DefinitionInput {
  readonly source: string
  readonly value: unknown
}

/** The inputs that are definitions, in their order, and what is wrong with the others. */
export function parseDefinitions(inputs: readonly DefinitionInput[]): {
  definitions: Definition[]
  findings: Finding[]
} {
  const definitions: Definition[] = []
  const findings: Finding[] = []
  for (const { source, value } of inputs) {
    const found = checkShape(value, source)
    if (found.length === 0) definitions.push(value as Definition)
    else findings.push(...found)
  }
  return { definitions, findings }
}

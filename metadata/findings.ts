/** Says everything that is wrong or doubtful in an application. It returns findings and throws none. */
import type { NamedApplication } from './application.ts'
import { checkShape } from './check-shape.ts'
import type { Finding } from './finding.ts'
import { createRuleContext } from './rules/context.ts'
import { rules } from './rules/rules.ts'

export type { Finding } from './finding.ts'

/**
 * Runs every rule; no error in the answer means that the application can be promoted. Rules rely on the shape of
 * definitions, so where a shape is wrong only that is told.
 */
export function findFindings(application: NamedApplication): Finding[] {
  const malformed = application.definitions.flatMap(definition => checkShape(definition))
  if (malformed.length > 0) return malformed
  const context = createRuleContext(application)
  return Object.values(rules).flatMap(rule => [...rule(context)])
}

/** Says everything that is wrong or doubtful in an application. It returns findings and throws none. */
import type { NamedApplication } from './application.ts'
import type { Finding } from './finding.ts'
import { createRuleContext } from './rules/context.ts'
import { rules } from './rules/rules.ts'

export type { Finding } from './finding.ts'

/** Runs every rule; an empty answer means that the application can be promoted. */
export function findFindings(application: NamedApplication): Finding[] {
  const context = createRuleContext(application)
  return Object.values(rules).flatMap(rule => [...rule(context)])
}

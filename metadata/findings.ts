/** Says everything that is wrong or doubtful in an application. It returns findings and throws none. */
import type { NamedApplication } from './application.ts'
import { checkShape } from './check-shape.ts'
import type { Finding } from './finding.ts'
import { createRuleContext } from './rules/context.ts'
import { rules } from './rules/rules.ts'

export type { Finding } from './finding.ts'

const known = new WeakMap<NamedApplication, readonly Finding[]>()

/**
 * Runs every rule; no error in the answer means that the application can be promoted. Rules rely on the shape of
 * definitions, so where a shape is wrong only that is told. An application is a value: asked again, it answers the same.
 */
export function findFindings(application: NamedApplication): Finding[] {
  let findings = known.get(application)
  if (!findings) {
    findings = runRules(application)
    known.set(application, findings)
  }
  return [...findings]
}

function runRules(application: NamedApplication): Finding[] {
  const malformed = application.definitions.flatMap(definition => checkShape(definition))
  if (malformed.length > 0) return malformed
  const context = createRuleContext(application)
  const findings: Finding[] = []
  for (const rule of Object.values(rules)) for (const finding of rule(context)) findings.push(finding)
  return findings
}

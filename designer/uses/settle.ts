/**
 * Makes an application whole again after something was removed or changed its type: whatever can no longer mean what it
 * meant goes with it, and so does what relied on that, until no error is left that was not there before. The rules of
 * metadata decide what is wrong, so a rule that is added there is obeyed here.
 */
import type { NamedApplication } from '#metadata/application.ts'
import type { Definition } from '#metadata/definitions.ts'
import type { Finding } from '#metadata/finding.ts'
import { createRuleContext, type RuleContext } from '#metadata/rules/context.ts'
import { refusedCommand } from '../commands/command-problems.ts'
import { newErrors } from '../commands/errors-after.ts'
import { putDefinition } from '../commands/put-definition.ts'
import type { Effect } from './effect.ts'
import { keepLimits } from './keep-limits.ts'
import { takeOut } from './take-out.ts'

/** An application without new errors, and what it took. */
export interface Settled {
  readonly application: NamedApplication
  readonly effects: readonly Effect[]
}

/** Chains of consequences are short: an object, its fields, their children, lists of them, menus. */
const mostRounds = 20

/** Settles `after`; problem `command/refused` where an error is of another sort, or of what was changed itself. */
export function settle(
  before: NamedApplication,
  after: NamedApplication,
  isOwn: (finding: Finding) => boolean = () => false,
): Settled {
  const effects: Effect[] = []
  let application = after
  for (let round = 0; round < mostRounds; round++) {
    const errors = newErrors(before, application)
    if (errors.length === 0) return { application, effects }
    const stuck = errors.filter(finding => unsettled.has(finding.code) || isOwn(finding))
    if (stuck.length > 0) throw refused(stuck)
    const context = createRuleContext(application)
    const old = createRuleContext(before)
    for (const definition of application.definitions) {
      const findings = errors.filter(
        finding => finding.definition === definition.id && finding.kind === definition.kind,
      )
      if (findings.length === 0) continue
      const settled = settleDefinition(definition, findings, context, old)
      effects.push(...settled.effects)
      application = settled.definition
        ? putDefinition(application, settled.definition)
        : { form: 'named', definitions: application.definitions.filter(item => item.id !== definition.id) }
    }
  }
  throw refused(newErrors(before, application))
}

/** Errors that no removal can settle: of names and ids that are there twice, and of what the runtime relies on. */
const unsettled = new Set([
  'id/taken',
  'name/taken',
  'key/taken',
  'name/reserved',
  'system/missing',
  'system/field-changed',
  'system/role-changed',
])

function settleDefinition(
  definition: Definition,
  findings: readonly Finding[],
  context: RuleContext,
  old: RuleContext,
): { definition: Definition | undefined; effects: readonly Effect[] } {
  const kept = keepLimits(definition, findings, old)
  const rest = findings.filter(finding => !kept.settled.has(finding.pointer)).map(finding => finding.pointer)
  if (rest.length === 0) return kept
  // Positions are those of the definition as the rules saw it.
  if (kept.effects.length > 0) return kept
  return takeOut(definition, rest, context)
}

function refused(findings: readonly Finding[]) {
  const [first] = findings
  return refusedCommand(`${first?.kind} ${first?.name}: ${first?.message.en}`, { findings })
}

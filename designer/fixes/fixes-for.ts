/** The ways out of a finding that one click can take; none where it takes a person's thought. */
import type { NamedApplication } from '#metadata/application.ts'
import type { Finding } from '#metadata/finding.ts'
import { findFindings } from '#metadata/findings.ts'
import { createRuleContext, type RuleContext } from '#metadata/rules/context.ts'
import { Problem } from '#platform/problem.ts'
import { newErrors } from '../commands/errors-after.ts'
import { stepsOf, valueAt } from '../commands/place.ts'
import { toEdit } from '../drafts/run-command.ts'
import { answerSomething } from './answer-something.ts'
import { chooseScope } from './choose-scope.ts'
import { countOnce } from './count-once.ts'
import type { FindFixes, Fix } from './fix.ts'
import { freeName } from './free-name.ts'
import { leadBack } from './lead-back.ts'
import { ownChoices } from './own-choices.ts'
import { removeDangling } from './remove-dangling.ts'
import { swapLimits } from './swap-limits.ts'
import { takeOverLabel } from './take-over-label.ts'
import { titleField } from './title-field.ts'
import { useSuggested } from './use-suggested.ts'

/** Families by code, for findings that are not settled by taking something out. */
const families: Readonly<Record<string, readonly FindFixes[]>> = {
  'label/missing': [takeOverLabel],
  'mail/half': [takeOverLabel],
  'name/taken': [freeName],
  'name/reserved': [freeName],
  'key/taken': [freeName],
  'title/constant': [titleField],
  'text/malformed': [titleField],
  'query/empty': [answerSomething],
  'query/no-measure': [answerSomething],
  'numbering/not-counting': [countOnce],
  'children/not-back': [leadBack],
  'children/system-field': [leadBack],
  'limit/inverted': [swapLimits],
  'scope/without-owner': [chooseScope],
  'choice/no-source': [ownChoices],
}

/** Findings that only a person can settle. */
const thought = new Set([
  'id/taken',
  'system/missing',
  'system/field-changed',
  'system/role-changed',
  'action/incomplete',
  'conversion/empty',
  'conversion/not-covered',
  'choice/none',
  'part/out-of-reach',
  'workflow/incomplete',
  'workflow/unassigned',
  'workflow/missing-input',
  'workflow/circular-call',
  'workflow/foreign-record',
  'workflow/never-kept',
  'workflow/two-called',
  'workflow/unheeded-result',
  'workflow/no-condition',
  'computed/not-readable',
  'computed/cycle',
  'mail/malformed',
  'mail/not-repeated',
  'state/no-way-out',
])

const usual: readonly FindFixes[] = [useSuggested, removeDangling]

/** What can be done about a finding of an application, the likeliest first; each was tried and settles it. */
export function fixesFor(finding: Finding, application: NamedApplication): Fix[] {
  const definition = application.definitions.find(item => item.id === finding.definition && item.kind === finding.kind)
  if (!definition || thought.has(finding.code)) return []
  const steps = stepsOf(definition, finding.pointer)
  const place = { finding, definition, steps, value: valueAt(definition, steps), context: contextOf(application) }
  const fixes = (families[finding.code] ?? usual).flatMap(find => find(place))
  return fixes.filter(fix => settles(fix, finding, application))
}

/** Whether the finding is gone afterwards and no new error is there. */
function settles({ command: { command, ...args } }: Fix, finding: Finding, application: NamedApplication): boolean {
  try {
    const after = toEdit(command, args).run(application)
    return countLike(finding, after) < countLike(finding, application) && newErrors(application, after).length === 0
  } catch (error) {
    if (error instanceof Problem) return false
    throw error
  }
}

function countLike({ code, definition, message }: Finding, application: NamedApplication): number {
  return findFindings(application).filter(
    item => item.code === code && item.definition === definition && item.message.en === message.en,
  ).length
}

const contexts = new WeakMap<NamedApplication, RuleContext>()

function contextOf(application: NamedApplication): RuleContext {
  let context = contexts.get(application)
  if (!context) {
    context = createRuleContext(application)
    contexts.set(application, context)
  }
  return context
}

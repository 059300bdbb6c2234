/** A step of an approval as a sentence. */
import type { ApprovalStep } from '#metadata/definitions.ts'
import type { Locale } from '#runtime/web/i18n/locale.ts'
import { toSpan } from './duration-text.ts'
import { type People, type Way, waysOf } from './people.ts'
import { texts } from './texts.ts'
import type { Names } from './use-names.ts'

type SpokenNames = Pick<Names, 'role' | 'field' | 'step'>

/** "Everybody with the role Sales manager; one of them is enough. Due within 2 days. …" */
export function stepWords(step: ApprovalStep, names: SpokenNames, locale: Locale): string {
  const { say } = texts[locale]
  const { approvers, decision = 'any', percent, sequential, when, due, remind, escalate, reject, inform } = step
  const alone = isOne(approvers)
  const clauses = [
    when ? say.onlyIf(when) : '',
    say.decides(peopleWords(approvers, names, locale)),
    alone ? '' : say.enough[decision](percent ?? 50),
    sequential && !alone ? say.sequential : '',
    due?.duration ? say.due(spanWords(due.duration, locale), due.time === 'calendar') : '',
    due?.date ? say.dueOn(due.date) : '',
    remind?.after ? say.remind(spanWords(remind.after, locale), remind.times ?? 1) : '',
    escalate ? say.escalate(spanWords(escalate.after, locale), peopleWords(escalate.to, names, locale)) : '',
    say.reject[reject?.to ?? 'end'](names.step(reject?.step)),
    inform ? say.inform(peopleWords(inform, names, locale)) : '',
  ]
  return clauses.filter(Boolean).join(say.between)
}

/** "everybody with the role Sales manager and the manager of the owner's unit"; "nobody yet". */
export function peopleWords(people: People | undefined, names: SpokenNames, locale: Locale): string {
  const { say } = texts[locale]
  const words: Readonly<Record<Way, () => string>> = {
    roles: () => say.roles(say.list((people?.roles ?? []).map(names.role))),
    manager: () => say.manager(people?.manager?.of ?? 'owner', people?.manager?.levels ?? 1),
    fields: () => say.list((people?.fields ?? []).map(path => say.field(names.field(path)))),
    choose: () => say.choose,
    teams: () => say.teams(say.list([...(people?.teams ?? [])])),
    starter: () => say.starter,
    users: () => say.expression(people?.users ?? ''),
  }
  const said = waysOf(people).map(way => words[way]())
  return said.length > 0 ? say.list(said) : say.nobody
}

/** "2 days"; the expression itself where it says anything else. */
function spanWords(expression: string | undefined, locale: Locale): string {
  const { say } = texts[locale]
  const span = toSpan(expression)
  return span ? say.span(span.count, span.unit) : say.quoted(expression ?? '?')
}

/** Whether they are one person for sure, so that nobody has to say how many agree. */
function isOne(people: People): boolean {
  const [way, another] = waysOf(people)
  if (way === undefined || another !== undefined) return false
  return way === 'manager' || way === 'starter' || (way === 'fields' && people.fields?.length === 1)
}

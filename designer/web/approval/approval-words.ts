/** A whole approval in sentences, one for its beginning, one for each step, one for each turn that something follows from. */
import type { ApprovalDefinition, ApprovalEffect, ApprovalStart } from '#metadata/definitions.ts'
import type { Locale } from '#runtime/web/i18n/locale.ts'
import { peopleWords, stepWords } from './step-words.ts'
import { texts } from './texts.ts'
import type { Names } from './use-names.ts'

export interface Line {
  readonly key: string
  readonly words: string
  readonly isStep: boolean
}

/** The sentences in order. */
export function approvalWords(approval: ApprovalDefinition, names: Names, locale: Locale): Line[] {
  const { say } = texts[locale]
  const { start, condition, lock, steps } = approval
  const begins = start.map(item => startWords(item, names, locale))
  const lines: Line[] = [
    {
      key: 'start',
      isStep: false,
      words: [
        begins.length > 0 ? say.begins(say.either(begins)) : say.beginsNever,
        condition ? say.onlyRecords(condition) : '',
        lock ? say.locks : '',
      ]
        .filter(Boolean)
        .join(say.between),
    },
    ...steps.map((step, index) => ({
      key: step.id,
      isStep: true,
      words: say.numbered(
        names.step(step.id),
        [step.withPrevious && index > 0 ? say.meanwhile : '', stepWords(step, names, locale)]
          .filter(Boolean)
          .join(say.between),
      ),
    })),
  ]
  for (const turn of ['onSubmitted', 'onReturned', 'onApproved', 'onRejected', 'onWithdrawn'] as const) {
    const words = effectWords(approval[turn], names, locale)
    if (words) lines.push({ key: turn, isStep: false, words: say.turns[turn](words) })
  }
  return lines
}

function startWords(start: ApprovalStart, names: Names, locale: Locale): string {
  const { say } = texts[locale]
  const words = {
    button: () => {
      const { label, roles } = start as Extract<ApprovalStart, { type: 'button' }>
      const pressed = label?.[locale] ?? label?.en ?? label?.['zh-CN'] ?? '?'
      return say.starts.button(names.object, pressed, roles?.length ? say.list(roles.map(names.role)) : '')
    },
    created: () => say.starts.created(names.object),
    updated: () => {
      const { fields = [] } = start as Extract<ApprovalStart, { type: 'updated' }>
      return say.starts.updated(names.object, say.list(fields.map(names.field)))
    },
    state: () => {
      const { field, state } = start as Extract<ApprovalStart, { type: 'state' }>
      return say.starts.state(names.object, names.state(field, state))
    },
  } satisfies Record<ApprovalStart['type'], () => string>
  const said = words[start.type]()
  return start.condition ? say.provided(said, start.condition) : said
}

function effectWords(effect: ApprovalEffect | undefined, names: Names, locale: Locale): string {
  const { say } = texts[locale]
  if (!effect) return ''
  const { transition, set = [], inform } = effect
  return say.list([
    ...(transition ? [say.becomes(names.state(transition.field, transition.to))] : []),
    ...set.map(({ field, value }) => say.isSet(names.field(field), value)),
    ...(inform ? [say.isTold(peopleWords(inform, names, locale))] : []),
  ])
}

/** What a lifecycle complains of, with the names of rule and field in both languages; hidden fields are not named. */
import type { CatalogField } from '#metadata/catalog.ts'
import type { LocalizedText } from '#metadata/definitions.ts'
import type { Problem } from '#platform/problem.ts'

import type { Context } from '../context.ts'
import { escapePointer } from '../fields/pointer.ts'
import type { ValueError } from '../fields/value-error.ts'
import { lifecycleRefused } from './lifecycle-problems.ts'
import type { Lifecycle } from './lifecycles-of.ts'

/** One thing that stands in the way. */
export interface Complaint {
  readonly code:
    | 'lifecycle/initial'
    | 'lifecycle/no-transition'
    | 'lifecycle/role'
    | 'lifecycle/automatic'
    | 'lifecycle/condition'
    | 'lifecycle/required'
    | 'lifecycle/incomplete'
    | 'lifecycle/read-only'
  /** The field that it is about; undefined for the record as a whole. */
  readonly field: CatalogField | undefined
  readonly texts: Texts
  /** Id of the transition, completeness rule or control that says so. */
  readonly rule?: string | undefined
  readonly didYouMean?: readonly string[]
}

interface Texts {
  readonly en: string
  readonly 'zh-CN': string
}

/** The complaint as an error of a record that stands at `base` in what was sent. */
export function toValueError(context: Context, lifecycle: Lifecycle, base: string, complaint: Complaint): ValueError {
  const { field, code, texts, rule, didYouMean } = complaint
  const isShown = field !== undefined && context.rights.field(lifecycle.object, field) !== 'hidden'
  return {
    pointer: isShown ? `${base}/${escapePointer(field.name)}` : base,
    code,
    message: texts.en,
    texts,
    lifecycle: lifecycle.definition.name,
    ...(rule === undefined ? {} : { rule }),
    ...(didYouMean?.length ? { didYouMean } : {}),
  }
}

/** The problem that lists everything that lifecycles miss. */
export function refusedBy(errors: readonly ValueError[]): Problem {
  return lifecycleRefused(errors.map(error => error.message).join(' '), { errors })
}

/** Whether only lifecycles complain. */
export function isLifecycleMatter(errors: readonly ValueError[]): boolean {
  return errors.every(error => error.lifecycle !== undefined)
}

/** `<field> is …` where the field may be named, else a sentence without it. */
export function fieldText(
  { rights }: Context,
  lifecycle: Lifecycle,
  field: CatalogField,
  tell: (names: Texts) => Texts,
  otherwise: Texts,
): Texts {
  return rights.field(lifecycle.object, field) === 'hidden' ? otherwise : tell(wordsOf(field))
}

/** A label in both languages, the name where there is none. */
export function wordsOf({ label, name }: { readonly label: LocalizedText; readonly name?: string }): Texts {
  const en = label.en ?? label['zh-CN'] ?? name ?? ''
  return { en, 'zh-CN': label['zh-CN'] ?? en }
}

/** What a state is called: the label of its choice. */
export function stateWords({ field }: Lifecycle, code: string | null | undefined): Texts {
  const choice = field.choices.find(item => item.code === code)
  return choice
    ? wordsOf({ label: choice.label, name: choice.code })
    : { en: String(code ?? '–'), 'zh-CN': String(code ?? '–') }
}

/** What a person wishes a new field to be, and the field that comes of it. */
import type { Choice, LocalizedText } from '#metadata/definitions.ts'
import { saidIn } from './both-labels.tsx'
import { deriveName, isName } from './derive-name.ts'
import { type FieldType, fieldTypes } from './field-types.ts'

export interface FieldWish {
  readonly type: FieldType
  readonly label: LocalizedText
  /** undefined as long as it follows the label. */
  readonly name: string | undefined
  readonly required: boolean
  readonly unique: boolean
  readonly target: string | undefined
  readonly targets: readonly string[]
  readonly via: string | undefined
  readonly embedded: boolean
  readonly numbering: string | undefined
  readonly picklist: string | undefined
  /** One a line: English | Chinese. */
  readonly choices: string
  readonly choicesFrom: 'own' | 'picklist'
}

/** A wish for nothing in particular. */
export const plainWish: FieldWish = {
  type: 'text',
  label: {},
  name: undefined,
  required: false,
  unique: false,
  target: undefined,
  targets: [],
  via: undefined,
  embedded: false,
  numbering: undefined,
  picklist: undefined,
  choices: '',
  choicesFrom: 'own',
}

/** What is asked of a field of each type beyond its label; undefined where something is missing. */
const parts: { readonly [type in FieldType]?: (wish: FieldWish) => object | undefined } = {
  reference: ({ target }) => (target ? { target } : undefined),
  anyReference: ({ targets }) => (targets.length > 0 ? { targets } : undefined),
  children: ({ target, via, embedded }) =>
    target && via ? { target, via, ...(embedded ? { embedded } : {}) } : undefined,
  autoNumber: ({ numbering }) => (numbering ? { numbering } : undefined),
  choice: choicesOf,
  multiChoice: choicesOf,
}

/** The parts that belong to the type; undefined as long as one is missing. */
export function partsOf(wish: FieldWish): object | undefined {
  const part = parts[wish.type]
  return part ? part(wish) : {}
}

/** What is to be said next before the field can be added; undefined when nothing is missing. */
export type Missing = 'label' | 'name' | 'target' | 'targets' | 'via' | 'numbering' | 'picklist' | 'choices'

/** The first that is missing, from top to bottom. */
export function missingIn(wish: FieldWish, taken: readonly string[]): Missing | undefined {
  const label = saidIn(wish.label)
  if (Object.keys(label).length === 0) return 'label'
  const name = wish.name ?? deriveName(label, taken)
  if (!isName(name) || taken.includes(name)) return 'name'
  if (partsOf(wish)) return undefined
  switch (wish.type) {
    case 'anyReference':
      return 'targets'
    case 'children':
      return wish.target ? 'via' : 'target'
    case 'autoNumber':
      return 'numbering'
    case 'choice':
    case 'multiChoice':
      return wish.choicesFrom === 'picklist' ? 'picklist' : 'choices'
    default:
      return 'target'
  }
}

/** The field, without an id; undefined as long as something is missing. */
export function toField(wish: FieldWish, taken: readonly string[]): { readonly name: string } | undefined {
  const label = saidIn(wish.label)
  const name = wish.name ?? deriveName(label, taken)
  const more = partsOf(wish)
  if (name === '' || Object.keys(label).length === 0 || !more) return undefined
  return {
    name,
    label,
    type: wish.type,
    ...more,
    ...(wish.required && wish.type !== 'children' && wish.type !== 'autoNumber' ? { required: true } : {}),
    ...(wish.unique && fieldTypes[wish.type].unique ? { unique: true } : {}),
  } as { readonly name: string }
}

function choicesOf({ choices, choicesFrom, picklist }: FieldWish): object | undefined {
  if (choicesFrom === 'picklist') return picklist ? { picklist } : undefined
  const written = readChoices(choices)
  return written.length > 0 ? { choices: written } : undefined
}

/** The choices of lines such as `Planned | 计划中`; their codes come from the words. */
export function readChoices(lines: string): Choice[] {
  const codes: string[] = []
  return lines.split('\n').flatMap(line => {
    const [first = '', second = ''] = line.split(/[|｜]/).map(part => part.trim())
    const words = /\p{Script=Han}/u.test(first) && second === '' ? { 'zh-CN': first } : { en: first, 'zh-CN': second }
    const label = saidIn(words)
    const code = deriveName(label, codes)
    if (code === '') return []
    codes.push(code)
    return [{ code, label }]
  })
}

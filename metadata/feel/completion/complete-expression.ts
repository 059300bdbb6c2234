/** What of the application can stand at the cursor: names, members, codes of choices, roles. Functions and words of the language are the editor's own. */
import type { Symbols } from '../../application.ts'
import type { LocalizedText } from '../../definitions.ts'
import { choicesOf, fieldUse } from '../../field-use.ts'
import { systemFields } from '../../system-fields.ts'
import { type ExpressionPlace, wantedTypes } from '../expression-scope.ts'
import type { Scope } from '../scope.ts'
import { describeType, type FeelType } from '../types.ts'
import { splitText, type Word } from './split-text.ts'
import { type Found, findBefore, localsAt, membersOf, objectIn } from './type-before.ts'

/** Where the text stands, and which names are known there. */
interface FoundPlace {
  readonly place: ExpressionPlace
  readonly scope: Scope
  readonly symbols: Symbols
}

export interface Option {
  readonly kind: 'name' | 'field' | 'setting' | 'code' | 'role'
  readonly name: string
  readonly label?: LocalizedText
  readonly type?: { readonly en: string; readonly zh: string }
}

export interface Completed {
  /** Where what is completed begins. */
  readonly from: number
  /** Codes and roles are within a text, or are a text by themselves. */
  readonly isInText: boolean
  readonly options: readonly Option[]
  /** Functions and words of the language may stand here as well. */
  readonly isOpen: boolean
}

/** The options at an offset of the text. */
export function completeExpression(found: FoundPlace, at: number): Completed {
  const { place, scope, symbols } = found
  const words = splitText(place.text)
  const before = words.filter(word => word.from < at)
  const last = before.at(-1)
  const isTyped = last !== undefined && last.kind !== 'sign' && (last.isOpen || last.from + last.text.length >= at)
  const isInText = isTyped && last.kind === 'text'
  const end = isTyped ? before.length - 1 : before.length
  const codes = codesAt(before, end, found)
  if (isInText) {
    const from = last.from + (last.text.startsWith('@') ? 2 : 1)
    return { from, isInText, options: isRoleAt(before, end) ? rolesOf(symbols) : codes, isOpen: false }
  }
  const from = isTyped ? last.from : at
  if (before[end - 1]?.text === '.') {
    const base = findBefore(before, end - 1, scope)
    return { from, isInText, options: base ? memberOptions(base.type, symbols) : [], isOpen: false }
  }
  const locals = localsAt(words, end, scope)
  const names = [...locals].map(([name, item]) => option(name, item.type, item.field, symbols))
  const others = scope.names().flatMap((name): Option[] => {
    const item = scope.get(name)
    if (!item || locals.has(name)) return []
    const field = item.read.path.length > 0 ? place.object && { object: place.object.id, name } : undefined
    return [option(name, item.type, field, symbols)]
  })
  const isField = (item: Option) => item.kind === 'field'
  const sorted = [...others.filter(isField), ...others.filter(item => !isField(item))]
  return { from, isInText, options: [...codes, ...names, ...sorted], isOpen: true }
}

function memberOptions(type: FeelType, symbols: Symbols): Option[] {
  const members = membersOf(type)
  const object = objectIn(type)
  return [...new Set(members.names())].flatMap((name): Option[] => {
    const member = members.get(name)
    if (!member) return []
    const setting = member.reference?.target === 'setting' ? symbols.definition('setting', name) : undefined
    if (setting) return [{ kind: 'setting', name, label: setting.label, type: describeType(member.type) }]
    return [option(name, member.type, object === undefined ? undefined : { object, name }, symbols)]
  })
}

function option(name: string, type: FeelType, field: Found['field'], symbols: Symbols): Option {
  const label = field && labelOf(field, symbols)
  return { kind: field ? 'field' : 'name', name, type: describeType(type), ...(label ? { label } : {}) }
}

function labelOf({ object, name }: NonNullable<Found['field']>, symbols: Symbols): LocalizedText | undefined {
  const definition = symbols.byId(object)
  if (definition?.kind !== 'object') return undefined
  return symbols.field(definition, name)?.label ?? systemFields.find(field => field.name === name)?.label
}

const rolesOf = (symbols: Symbols) =>
  symbols.all('role').map(({ name, label }): Option => ({ kind: 'role', name, label }))

const isRoleAt = (words: readonly Word[], end: number) =>
  words[end - 1]?.text === '(' && words[end - 2]?.text === 'role' && words[end - 3]?.text === 'has'

/** The codes of the choice that the value at the cursor is compared with, or that the whole expression has to come to. */
function codesAt(words: readonly Word[], end: number, { place, scope, symbols }: FoundPlace): Option[] {
  const before = words[end - 1]?.text ?? ''
  if (['', 'then', 'else', 'return'].includes(before)) {
    const [wanted] = wantedTypes(place, symbols)
    const of = wanted?.kind === 'list' ? wanted.of : wanted
    const { owner, object, fieldOf } = place
    const name = typeof owner.field === 'string' ? owner.field : owner.name
    const whose = typeof owner.field === 'string' ? fieldOf : object
    return of && whose && typeof name === 'string'
      ? codeOptions({ type: of, field: { object: whose.id, name } }, symbols)
      : []
  }
  const compared = comparedAt(words, end)
  const value = compared === undefined ? undefined : findBefore(words, compared, scope)
  return value ? codeOptions(value, symbols) : []
}

/** The word after the value that is compared: `stage = …`, `stage in ("a", …`, `list contains(tags, …`. */
function comparedAt(words: readonly Word[], end: number): number | undefined {
  const before = words[end - 1]?.text
  if (before === '=' || before === '!=' || before === 'in') return end - 1
  if (before === ',' && words[end - 2]?.kind === 'name') return end - 1
  let at = end - 1
  while (words[at]?.kind === 'text' || words[at]?.text === ',') at--
  if (words[at]?.text !== '(' && words[at]?.text !== '[') return undefined
  return words[at - 1]?.text === 'in' ? at - 1 : undefined
}

function codeOptions({ type, field }: Found, symbols: Symbols): Option[] {
  const of = type.kind === 'list' ? type.of : type
  if (of.kind !== 'string' || !of.codes) return []
  const object = field && symbols.byId(field.object)
  const use = object?.kind === 'object' ? fieldUse(symbols, object, field?.name ?? '') : undefined
  const choices = use && object?.kind === 'object' ? (choicesOf(use, symbols, object) ?? []) : []
  return of.codes.all.map((name): Option => {
    const label = choices.find(choice => choice.code === name)?.label
    return { kind: 'code', name, ...(label ? { label } : {}) }
  })
}

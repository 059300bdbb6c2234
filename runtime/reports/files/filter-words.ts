/**
 * The conditions of a report as a sentence. Fields that whoever asks does not see are not named: it then says only that
 * there is more. Records are called by their titles, as far as he may see them.
 */
import type { CatalogField, CatalogObject } from '#metadata/catalog.ts'
import type { LocalizedText } from '#metadata/definitions.ts'
import { type Filter, isFormula, isGroup, type Rule } from '#metadata/filter.ts'
import type { Operator, RelativeRange } from '#metadata/operators.ts'
import { Problem } from '#platform/problem.ts'
import type { Actor, Context } from '../../context.ts'
import { isUuid } from '../../query/is-uuid.ts'
import { planPath } from '../../query/path.ts'
import { readTitles } from '../../records/write/read-titles.ts'
import { fileWords } from './file-words.ts'

interface Speaking {
  readonly context: Context
  readonly locale: Actor['locale']
  readonly titles: ReadonlyMap<string, string>
}

/** One sentence for each filter that says anything. */
export async function filterWords(
  context: Context,
  object: CatalogObject,
  filters: readonly Filter[],
  locale: Actor['locale'],
): Promise<string[]> {
  const titles = await titlesIn(context, object, filters)
  const words = filters.map(filter => groupWords({ context, locale, titles }, object, filter))
  return [...new Set(words.filter(text => text !== ''))]
}

function groupWords(speaking: Speaking, object: CatalogObject, group: Filter): string {
  const words = fileWords[speaking.locale]
  const parts = group.rules.flatMap(node => {
    if (!isGroup(node)) return ruleWords(speaking, object, node)
    const inner = groupWords(speaking, object, node)
    if (inner === '') return []
    return node.rules.length > 1 && !node.not ? `${words.round[0]}${inner}${words.round[1]}` : inner
  })
  const joined = [...new Set(parts)].join(group.combinator === 'or' ? words.or : words.and)
  return group.not && joined !== '' ? words.not(joined) : joined
}

function ruleWords(speaking: Speaking, object: CatalogObject, rule: Rule): string {
  const { context, locale } = speaking
  const words = fileWords[locale]
  const field = visibleField(context, object, rule.field)
  if (!field) return words.moreConditions
  const name = fieldWords(context, object, rule.field, locale)
  if (rule.match) {
    const child = context.catalog.objectsById.get(field.targets[0] ?? '')
    const inner = child && isFilter(rule.value) ? groupWords(speaking, child, rule.value) : ''
    const what = inner === '' ? words.none : `${words.round[0]}${inner}${words.round[1]}`
    return `${name}${words.colon}${words.match[rule.match.mode](what, rule.match.threshold ?? 1)}`
  }
  const operator = (rule.operator ?? '=') as Operator
  const verb = words.operators[operator]
  const space = locale === 'en' ? ' ' : ''
  if (operator === 'null' || operator === 'notNull') return `${name}${space}${verb}`
  const values = (Array.isArray(rule.value) ? rule.value : splitList(operator, rule.value)).map(value =>
    valueWords(speaking, field, value),
  )
  const said = values.join(operator === 'between' ? ' – ' : words.comma)
  return `${name}${space}${verb}${locale === 'en' ? ' ' : /：$/.test(verb) ? '' : ' '}${said}`
}

function valueWords({ locale, titles }: Speaking, field: CatalogField, value: unknown): string {
  const words = fileWords[locale]
  if (isFormula(value)) return value.expression
  if (value === '$me') return words.me
  if (value === '$my_team') return words.myTeam
  if (value === '$record') return words.thisRecord
  if (typeof value === 'boolean') return value ? words.yes : words.no
  const text = String(value ?? '')
  if (Object.hasOwn(words.ranges, text)) return words.ranges[text as RelativeRange]
  if (isUuid(text)) return titles.get(text.toLowerCase()) ?? words.someRecord
  const choice = field.choices.find(item => item.code === text)
  return choice ? localized(choice.label, locale, text) : text
}

/** What a path is called; a name that leads nowhere any more is answered as it is. */
export function fieldWords(context: Context, object: CatalogObject, name: string, locale: Actor['locale']): string {
  if (!visibleField(context, object, name)) return name
  const { steps, field } = planPath(context, object, name, '')
  return [...steps.map(step => step.field), field].map(item => localized(item.label, locale, item.name)).join(' · ')
}

function visibleField(context: Context, object: CatalogObject, name: string): CatalogField | undefined {
  try {
    return planPath(context, object, name, '').field
  } catch (error) {
    if (error instanceof Problem) return undefined
    throw error
  }
}

/** The titles of the records that are named, of the objects that the fields lead to. */
async function titlesIn(
  context: Context,
  object: CatalogObject,
  filters: readonly Filter[],
): Promise<Map<string, string>> {
  const wanted = new Map<CatalogObject, Set<string>>()
  const collect = (of: CatalogObject, node: Filter | Rule): void => {
    if (isGroup(node)) {
      for (const rule of node.rules) collect(of, rule)
      return
    }
    const field = visibleField(context, of, node.field)
    const target = context.catalog.objectsById.get(field?.targets[0] ?? '')
    if (!target) return
    const inner = node.match && isFilter(node.value) ? node.value : undefined
    if (inner) collect(target, inner)
    else
      for (const value of Array.isArray(node.value) ? node.value : String(node.value).split(',')) {
        if (isUuid(value)) wanted.set(target, (wanted.get(target) ?? new Set()).add(value.toLowerCase()))
      }
  }
  for (const filter of filters) collect(object, filter)
  const found = new Map<string, string>()
  for (const [target, ids] of wanted) {
    if (context.rights.scope(target, 'read') === 'none') continue
    for (const [id, title] of await readTitles(context, context.db, target, [...ids])) if (title) found.set(id, title)
  }
  return found
}

function splitList(operator: Operator, value: unknown): unknown[] {
  const isList = operator === 'in' || operator === 'notIn' || operator === 'between'
  return isList && typeof value === 'string' ? value.split(',') : [value]
}

function isFilter(value: unknown): value is Filter {
  return value !== null && typeof value === 'object' && isGroup(value as Filter)
}

function localized(text: LocalizedText, locale: Actor['locale'], fallback: string): string {
  return text[locale] ?? text.en ?? text['zh-CN'] ?? fallback
}

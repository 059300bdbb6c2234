/** Fields that nobody enters: their formula or roll-up fits, can be computed where it is kept, and needs not itself. */
import { formulaOf, isComputed, rollUpOf } from '../computed/computed-field.ts'
import { checkReadable, conditionSql, formulaSql, type Row } from '../computed/formula-sql.ts'
import { namesIn } from '../computed/names-in.ts'
import type { FieldDefinition, ObjectDefinition, RollUp } from '../definitions.ts'
import { checkExpression } from '../feel/check.ts'
import { parseExpression } from '../feel/parse.ts'
import { recordScope } from '../feel/scope.ts'
import { ExpressionRefusal } from '../feel/sql/sql-value.ts'
import { type FieldType, type FieldUse, fieldUse } from '../field-use.ts'
import { error, type Finding } from '../finding.ts'
import type { Rule, RuleContext } from './context.ts'

export const computedFields: Rule = function* (context) {
  for (const object of context.symbols.all('object')) {
    for (const [index, field] of object.fields.entries()) {
      if (isComputed(field)) yield* checkField(context, object, field, `/fields/${index}`)
      else if ('whenRead' in field && field.whenRead) {
        yield error(
          object,
          'computed/nothing',
          `/fields/${index}/whenRead`,
          'There is no formula to compute.',
          '没有可计算的公式。',
        )
      }
    }
  }
  yield* cycles(context)
}

function* checkField(
  context: RuleContext,
  object: ObjectDefinition,
  field: FieldDefinition,
  pointer: string,
): Iterable<Finding> {
  const formula = formulaOf(field)
  const rollUp = rollUpOf(field)
  if (formula && rollUp) {
    yield error(
      object,
      'computed/twice',
      `${pointer}/rollUp`,
      'A field has a formula or a roll-up, not both.',
      '字段只能有公式或汇总之一。',
    )
  }
  for (const property of ['required', 'unique', 'default', 'defaultFormula'] as const) {
    if (!(property in field) || !field[property as keyof FieldDefinition]) continue
    yield error(
      object,
      'computed/entered',
      `${pointer}/${property}`,
      'Nobody enters a computed field, so this has no meaning.',
      '计算字段不由人录入，此项没有意义。',
    )
  }
  if (formula && !formula.whenRead)
    yield* checkPrinted(context, object, `${pointer}/formula`, () => formulaSql(rowOf(context, object), field))
  if (formula?.whenRead) {
    const print = () => checkReadable(context.symbols, object, formula.text)
    yield* checkPrinted(context, object, `${pointer}/formula`, print, { isStored: false })
  }
  if (rollUp) yield* checkRollUp(context, object, field, rollUp, `${pointer}/rollUp`)
}

/** Every field where it would be stored; for a check it is enough that it is somewhere. */
function rowOf({ symbols }: RuleContext, object: ObjectDefinition): Row {
  const columnsOf = (field: FieldDefinition) => ({ value: field.id, currency: `${field.id}_currency` })
  return { symbols, object, columnsOf, prefix: '', isSettled: false }
}

/** What does not parse or names nothing is told by the rule of expressions. */
function* checkPrinted(
  { symbols }: RuleContext,
  object: ObjectDefinition,
  pointer: string,
  print: () => unknown,
  { isStored = true, of = object }: { readonly isStored?: boolean; readonly of?: ObjectDefinition } = {},
): Iterable<Finding> {
  const text = textAt(object, pointer)
  if (checkExpression(text, recordScope(symbols, of)).problems.length > 0) return
  try {
    print()
  } catch (refusal) {
    if (!(refusal instanceof ExpressionRefusal)) throw refusal
    const part = text.slice(refusal.from, refusal.to).slice(0, 60)
    yield isStored
      ? error(
          object,
          'computed/not-stored',
          pointer,
          `"${part}" cannot be kept up to date: ${refusal.message} Have it computed when it is read, or leave it out.`,
          `“${part}”无法随记录保存：${refusal.zh}请改为读取时计算，或去掉它。`,
        )
      : error(object, 'computed/not-readable', pointer, `"${part}": ${refusal.message}`, `“${part}”：${refusal.zh}`)
  }
}

function textAt(object: ObjectDefinition, pointer: string): string {
  let value: unknown = object
  for (const key of pointer.split('/').slice(1)) value = (value as Record<string, unknown> | undefined)?.[key]
  return typeof value === 'string' ? value : ''
}

const numbers: readonly FieldType[] = ['integer', 'decimal', 'percent', 'money', 'rating']
const whole: readonly FieldType[] = ['integer', 'rating']
const results: Readonly<Partial<Record<FieldType, readonly FieldType[]>>> = {
  integer: ['integer', 'decimal'],
  rating: ['rating', 'integer', 'decimal'],
  decimal: ['decimal', 'percent'],
  percent: ['decimal', 'percent'],
  money: ['money'],
  date: ['date'],
  datetime: ['datetime'],
}

function* checkRollUp(
  context: RuleContext,
  object: ObjectDefinition,
  field: FieldDefinition,
  rollUp: RollUp,
  pointer: string,
): Iterable<Finding> {
  const children = fieldUse(context.symbols, object, rollUp.children)
  if (!children) return
  const [child] = children.targets
  if (children.type !== 'children' || !child) {
    const message = `${rollUp.children} is no children field.`
    yield error(object, 'computed/not-children', `${pointer}/children`, message, `${rollUp.children} 不是子记录字段。`)
    return
  }
  if (rollUp.where !== undefined) {
    const where = rollUp.where
    const print = () => conditionSql({ ...rowOf(context, child), isSettled: true }, where)
    yield* checkPrinted(context, object, `${pointer}/where`, print, { of: child })
  }
  if (rollUp.fn === 'count') {
    if (field.type !== 'integer' && field.type !== 'decimal') yield unfit(object, pointer, field, 'a count', '计数')
    return
  }
  const inner = rollUp.field === undefined ? undefined : fieldUse(context.symbols, child, rollUp.field)
  if (rollUp.field !== undefined && !inner) return
  const fits = results[inner?.type ?? 'children']
  const isNumber = inner !== undefined && numbers.includes(inner.type)
  if (!inner || !fits || ((rollUp.fn === 'sum' || rollUp.fn === 'avg') && !isNumber)) {
    yield error(
      object,
      'computed/unfit-field',
      inner ? `${pointer}/field` : pointer,
      `${rollUp.fn} needs a ${rollUp.fn === 'sum' || rollUp.fn === 'avg' ? 'number' : 'number or date'} of the children.`,
      `${rollUp.fn} 需要子记录的${rollUp.fn === 'sum' || rollUp.fn === 'avg' ? '数字' : '数字或日期'}字段。`,
    )
    return
  }
  const isAverage = rollUp.fn === 'avg' && whole.includes(inner.type)
  if (!fits.includes(field.type) || (isAverage && whole.includes(field.type))) {
    yield unfit(object, pointer, field, `${rollUp.fn} of ${inner.type}`, `${inner.type} 的 ${rollUp.fn}`)
  }
  const innerFormula = inner.definition && formulaOf(inner.definition)
  if (innerFormula?.whenRead) {
    yield error(
      object,
      'computed/not-stored',
      `${pointer}/field`,
      `${rollUp.field} is computed when it is read, so it cannot be rolled up.`,
      `${rollUp.field} 在读取时计算，不能汇总。`,
    )
  }
}

function unfit(object: ObjectDefinition, pointer: string, field: FieldDefinition, en: string, zh: string): Finding {
  return error(
    object,
    'computed/unfit-type',
    pointer,
    `A ${field.type} field cannot hold ${en}.`,
    `${field.type} 字段不能保存${zh}。`,
  )
}

/** Fields that need each other. */
function* cycles({ symbols }: RuleContext): Iterable<Finding> {
  const objects = symbols.all('object').filter(object => object.fields.some(isComputed))
  const needs = new Map<string, readonly string[]>()
  const places = new Map<string, { object: ObjectDefinition; pointer: string; name: string }>()
  for (const object of objects) {
    for (const [index, field] of object.fields.entries()) {
      if (!isComputed(field)) continue
      needs.set(field.id, neededBy({ symbols }, object, field))
      const property = formulaOf(field) ? 'formula' : 'rollUp'
      places.set(field.id, { object, pointer: `/fields/${index}/${property}`, name: field.name })
    }
  }
  for (const [id, { object, pointer, name }] of places) {
    const way = wayBack(id, needs)
    if (!way) continue
    const names = way.map(step => places.get(step)?.name ?? step).join(' → ')
    yield error(
      object,
      'computed/cycle',
      pointer,
      way.length === 1 ? `${name} needs itself.` : `${name} needs itself: ${names} → ${name}.`,
      way.length === 1 ? `${name} 依赖自身。` : `${name} 依赖自身：${names} → ${name}。`,
    )
  }
}

function neededBy(
  { symbols }: Pick<RuleContext, 'symbols'>,
  object: ObjectDefinition,
  field: FieldDefinition,
): string[] {
  const formula = formulaOf(field)
  if (formula) return idsOf({ symbols }, object, formula.text)
  const rollUp = rollUpOf(field)
  const [child] = (rollUp && fieldUse(symbols, object, rollUp.children)?.targets) ?? []
  if (!rollUp || !child) return []
  const inner = rollUp.field === undefined ? undefined : symbols.field(child, rollUp.field)
  return [...(inner ? [inner.id] : []), ...(rollUp.where === undefined ? [] : idsOf({ symbols }, child, rollUp.where))]
}

/** Ids of the fields that an expression reads, along its paths. */
function idsOf({ symbols }: Pick<RuleContext, 'symbols'>, object: ObjectDefinition, text: string): string[] {
  const { expression } = parseExpression(text)
  if (!expression) return []
  return namesIn(expression).flatMap(names => {
    const ids: string[] = []
    let current: ObjectDefinition | undefined = object
    for (const name of names) {
      const use: FieldUse | undefined = current && fieldUse(symbols, current, name)
      if (use?.definition) ids.push(use.definition.id)
      current = use?.type === 'reference' || use?.type === 'children' ? use.targets[0] : undefined
    }
    return ids
  })
}

/** The shortest way from a field over what it needs back to itself. */
function wayBack(start: string, needs: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const from = new Map<string, string | undefined>([[start, undefined]])
  const queue = [start]
  for (const id of queue) {
    for (const next of needs.get(id) ?? []) {
      if (next === start) {
        const way: string[] = []
        for (let at: string | undefined = id; at !== undefined; at = from.get(at)) way.unshift(at)
        return way
      }
      if (from.has(next) || !needs.has(next)) continue
      from.set(next, id)
      queue.push(next)
    }
  }
  return undefined
}

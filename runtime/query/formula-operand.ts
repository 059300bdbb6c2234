/**
 * An expression in the place of a value of a filter: checked against the field that it is compared with, compiled when
 * the question is planned, evaluated once when it is asked. The database gets a bound value and never the expression.
 */
import { Temporal } from 'temporal-polyfill'
import type { CatalogField } from '#metadata/catalog.ts'
import { checkExpression } from '#metadata/feel/check.ts'
import { operandTypes, questionScope } from '#metadata/feel/expression-scope.ts'
import type { FeelType } from '#metadata/feel/types.ts'
import { fieldUse } from '#metadata/field-use.ts'
import type { Operator } from '#metadata/operators.ts'
import { systemObjects } from '#metadata/system-fields.ts'
import { compileExpression, type Evaluate } from '../feel/compile.ts'
import { isDecimal } from '../feel/decimal.ts'
import { ExpressionFault } from '../feel/expression-fault.ts'
import { isContext, isList } from '../feel/kind-of.ts'
import { toMoment } from '../feel/to-given.ts'
import type { FeelValue } from '../feel/values.ts'
import { invalidFilter } from '../problems.ts'
import { isUuid } from './is-uuid.ts'
import { type Evaluation, LateValue } from './late-values.ts'
import { planPath, type World } from './path.ts'
import { dayBounds } from './relative-dates.ts'

/** What a comparison takes: late values all of them. */
export type FormulaOperand =
  | { readonly kind: 'value'; readonly value: LateValue }
  | { readonly kind: 'values'; readonly values: LateValue }
  /** A day is compared with moments: those at which it begins and ends. */
  | { readonly kind: 'dayOf'; readonly from: LateValue; readonly to: LateValue }

const mostValues = 1000

/** The operand that an expression comes to; throws `filter/invalid` with the position of what is wrong in it. */
export function formulaOperand(
  world: World,
  { object, field }: { readonly object: { readonly name: string }; readonly field: CatalogField },
  operator: Operator,
  text: string,
  pointer: string,
  isItem = false,
): FormulaOperand {
  const { symbols } = world.catalog
  const owner = symbols.definition('object', object.name)
  const use = owner && fieldUse(symbols, owner, field.name)
  const wanted = owner && use ? operandTypes(symbols, owner, use, operator, isItem) : []
  const { expression, type, problems, reads } = checkExpression(text, questionScope(symbols, []), ...wanted)
  const [problem] = problems
  if (!expression || problem) throw faulty(pointer, problem ?? { en: 'It cannot be read.', zh: '无法读取。' })
  const ofActor = reads.filter(read => read.root === 'actor').map(read => read.path)
  const hasSettings = reads.some(read => read.root === 'setting')
  assertReadable(world, ofActor, hasSettings, pointer)
  const evaluate = compileExpression(expression)
  const late = <T>(convert: (value: FeelValue, timeZone: string) => T) =>
    new LateValue((actor, _now, evaluation) => convert(answerOf(evaluate, evaluation, pointer), actor.timeZone), {
      actor: ofActor,
      settings: hasSettings,
      count: 1,
    })
  if (operator === 'in' || operator === 'notIn') {
    return {
      kind: 'values',
      values: late((value, timeZone) => {
        const items = (isList(value) ? value : [value]).slice(0, mostValues + 1)
        if (items.length > mostValues) throw faulty(pointer, { en: 'It is too long a list.', zh: '列表过长。' })
        return items.map(item => toOperand(field, operator, item, timeZone)).filter(item => item !== null)
      }),
    }
  }
  if (field.type === 'datetime' && isDate(type)) {
    const edge = (which: 'from' | 'to') =>
      late((value, timeZone) =>
        value instanceof Temporal.PlainDate ? dayBounds(value.toString(), timeZone)[which] : null,
      )
    return { kind: 'dayOf', from: edge('from'), to: edge('to') }
  }
  return { kind: 'value', value: late((value, timeZone) => toOperand(field, operator, value, timeZone)) }
}

const isDate = (type: FeelType): boolean => type.kind === 'date'

function answerOf(evaluate: Evaluate, evaluation: Evaluation | undefined, pointer: string): FeelValue {
  if (!evaluation) throw new Error('The names of an expression were not loaded; bind with bindQuestion')
  try {
    return evaluate(evaluation.names, evaluation.limits)
  } catch (fault) {
    if (fault instanceof ExpressionFault) throw faulty(pointer, fault)
    throw fault
  }
}

/** As the database compares it; what does not fit the field is equal to nothing. */
function toOperand(field: CatalogField, operator: Operator, value: FeelValue, timeZone: string): unknown {
  if (value === null) return null
  switch (field.type) {
    case 'integer':
    case 'rating':
    case 'decimal':
    case 'percent':
    case 'money':
      return isDecimal(value) ? value.toFixed() : null
    case 'boolean':
      return typeof value === 'boolean' ? value : null
    case 'date':
      return value instanceof Temporal.PlainDate ? value.toString() : null
    case 'datetime':
      return toMoment(value, timeZone) ?? null
    case 'reference':
    case 'anyReference':
    case 'id': {
      if (operator === 'contains') return typeof value === 'string' ? value : null
      const id = isContext(value) ? value.id : value
      return isUuid(id) ? id : null
    }
    default:
      return typeof value === 'string' && !value.includes('\0') ? value : null
  }
}

/** Whoever asks by an expression of his own sees what it reads: of himself, and of the business parameters. */
function assertReadable(
  world: World,
  ofActor: readonly (readonly string[])[],
  hasSettings: boolean,
  pointer: string,
): void {
  const { catalog, rights } = world
  const user = catalog.objectsById.get(systemObjects.user)
  for (const path of ofActor) {
    const [first = '', ...rest] = path
    if (!user || first === '' || first === 'id' || first === 'roles') continue
    if (first === 'teams') continue
    planPath(world, user, [first, ...rest].join('.'), pointer)
  }
  const settings = catalog.objectsById.get(systemObjects.settingValue)
  if (hasSettings && settings && rights.scope(settings, 'read') === 'none') {
    throw faulty(pointer, { en: 'Business parameters are not for your roles.', zh: '您的角色无权读取业务参数。' })
  }
}

function faulty(pointer: string, { en, zh }: { readonly en: string; readonly zh: string }) {
  return invalidFilter(`${en} (at ${pointer})`, {
    errors: [{ pointer, code: 'filter/invalid', message: en, texts: { en, 'zh-CN': zh } }],
  })
}

/** What a filter compares a field with: constants that fit it, ranges, and what is known only when the question is asked. */
import type { Definition, QueryParameter } from '../definitions.ts'
import { didYouMean } from '../did-you-mean.ts'
import { parametersAt } from '../feel/expression-scope.ts'
import type { FieldType, FieldUse } from '../field-use.ts'
import { isFormula } from '../filter.ts'
import { error, type Finding } from '../finding.ts'
import { type Operator, relativeRanges } from '../operators.ts'
import type { FieldPath, RuleContext } from './context.ts'
import { misfit } from './misfit.ts'

/** Checks the value of one rule of a filter; the operator is known to fit the field. */
export function* checkOperand(
  definition: Definition,
  path: FieldPath,
  operator: Operator,
  value: unknown,
  pointer: string,
  context: RuleContext,
): Iterable<Finding> {
  const use = path.end
  const object = path.steps.at(-2)?.targets[0] ?? path.base
  if (!use || !object || operator === 'null' || operator === 'notNull') return
  if (isParameter(value) && operator !== 'within') {
    yield* checkParameter(definition, value, use, pointer)
    return
  }
  if (isFormula(value) && operator !== 'within' && operator !== 'between') {
    yield* checkFormula(definition, value, pointer)
    return
  }
  if (operator === 'within') {
    if (typeof value === 'string' && relativeRanges.some(range => range === value)) return
    const near = didYouMean(String(value), relativeRanges)
    yield unfit(definition, pointer, 'It is a range such as this_quarter.', '须为时间范围，例如 this_quarter。', near)
    return
  }
  const isMany = operator === 'in' || operator === 'notIn' || operator === 'between'
  if (isMany && value !== '$my_team') {
    if (!Array.isArray(value) || (operator === 'between' && value.length !== 2) || value.length > 1000) {
      const [en, zh] =
        operator === 'between'
          ? ['It is a list of two values.', '须为两个值的列表。']
          : ['It is a list of values.', '须为值的列表。']
      yield unfit(definition, pointer, en as string, zh as string)
      return
    }
    for (const [index, item] of value.entries()) {
      yield* checkScalar(definition, use, object, item, `${pointer}/${index}`, context)
    }
    return
  }
  // A reference that contains a text is found by the title of its record.
  if (use.type === 'reference' && operator === 'contains') {
    if (typeof value !== 'string') yield unfit(definition, pointer, 'It must be a text.', '须为文本。')
    return
  }
  yield* checkScalar(definition, use, object, value, pointer, context)
}

function* checkScalar(
  definition: Definition,
  use: FieldUse,
  object: NonNullable<FieldPath['base']>,
  value: unknown,
  pointer: string,
  context: RuleContext,
): Iterable<Finding> {
  if (isParameter(value)) {
    yield* checkParameter(definition, value, use, pointer)
    return
  }
  if (isFormula(value)) {
    yield* checkFormula(definition, value, pointer)
    return
  }
  if (value === '$record' && ['reference', 'anyReference', 'id'].includes(use.type)) {
    if (definition.kind === 'query' || (definition.kind === 'workflow' && definition.object)) return
    yield error(
      definition,
      'filter/no-record',
      pointer,
      '$record is known only in a query of a page.',
      '$record 仅可用于详情页的查询。',
    )
    return
  }
  const isTemporal = use.type === 'date' || use.type === 'datetime'
  if (isTemporal && typeof value === 'string' && relativeRanges.some(range => range === value)) return
  const wrong = misfit(value, use, { as: 'filter', object }, context)
  if (wrong) yield unfit(definition, pointer, wrong.en, wrong.zh, wrong.near)
}

const accepts: Readonly<Record<QueryParameter['type'], readonly FieldType[]>> = {
  text: ['text', 'longText', 'email', 'phone', 'url', 'autoNumber', 'choice', 'multiChoice'],
  number: ['integer', 'decimal', 'money', 'percent', 'rating'],
  date: ['date', 'datetime'],
  boolean: ['boolean'],
  record: ['reference', 'anyReference', 'id'],
}

function* checkParameter(
  definition: Definition,
  value: { readonly parameter: unknown },
  use: FieldUse,
  pointer: string,
): Iterable<Finding> {
  const parameters = parametersAt(definition, pointer)
  const found = parameters.find(parameter => parameter.name === value.parameter)
  if (!found) {
    const name = String(value.parameter).slice(0, 60)
    const near = didYouMean(
      name,
      parameters.map(parameter => parameter.name),
    )
    yield error(
      definition,
      'parameter/unknown',
      `${pointer}/parameter`,
      `There is no parameter ${name}.`,
      `没有参数 ${name}。`,
      near,
    )
  } else if (found.type && !accepts[found.type].includes(use.type)) {
    yield error(
      definition,
      'parameter/unfit',
      `${pointer}/parameter`,
      `The parameter ${found.name} (${found.type}) does not fit ${use.name}.`,
      `参数 ${found.name}（${found.type}）不适用于 ${use.name}。`,
    )
  }
}

/** What it says is checked with all other expressions. */
function* checkFormula(definition: Definition, value: object, pointer: string): Iterable<Finding> {
  if (Object.keys(value).length === 1) return
  yield unfit(
    definition,
    pointer,
    'An expression stands alone: {"expression": "…"}.',
    '公式须单独使用：{"expression": "…"}。',
  )
}

function isParameter(value: unknown): value is { readonly parameter: unknown } {
  return value !== null && typeof value === 'object' && 'parameter' in value
}

function unfit(definition: Definition, pointer: string, en: string, zh: string, near?: readonly string[]): Finding {
  return error(definition, 'filter/unfit-value', pointer, en, zh, near)
}

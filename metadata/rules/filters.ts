/** Filters are well formed: known operators that fit the type of the field, and values that fit both; roles narrow people alone. */
import type { Definition } from '../definitions.ts'
import { didYouMean } from '../did-you-mean.ts'
import { error, type Finding } from '../finding.ts'
import { matchModes, operators, operatorsOf } from '../operators.ts'
import { systemObjects } from '../system-fields.ts'
import type { Rule, RuleContext } from './context.ts'
import { checkOperand } from './operands.ts'
import { ownFields } from './own-fields.ts'

const deepest = 10
const mostRules = 200

type Node = Readonly<Record<string, unknown>>

export const filters: Rule = function* (context) {
  for (const { object, field, use, pointer } of ownFields(context)) {
    if (field.type !== 'reference' || !field.roles?.length) continue
    if (use.targets.every(target => target.id === systemObjects.user)) continue
    yield error(
      object,
      'filter/no-people',
      `${pointer}/roles`,
      'Only a field that leads to a user is narrowed by roles.',
      '仅指向员工的字段可按角色限定。',
    )
  }
  for (const definition of context.definitions) {
    for (const { value: filter, schema, pointer } of context.nodesOf(definition)) {
      if (schema['x-ref'] !== 'filter') continue
      if (countNodes(filter) > mostRules) {
        yield error(
          definition,
          'filter/too-large',
          pointer,
          `It has more than ${mostRules} rules.`,
          `条件超过 ${mostRules} 条。`,
        )
      } else {
        yield* checkNode(definition, filter, pointer, 0, context)
      }
    }
  }
}

/** How many groups and rules there are; stops counting soon after there are too many. */
function countNodes(filter: unknown): number {
  const waiting: unknown[] = [filter]
  let count = 0
  while (waiting.length > 0 && count <= mostRules) {
    const node = waiting.pop()
    count += 1
    if (!isNode(node)) continue
    if (Array.isArray(node.rules)) waiting.push(...node.rules.slice(0, mostRules + 1))
    if (node.match !== undefined) waiting.push(node.value)
  }
  return count
}

function* checkNode(
  definition: Definition,
  node: unknown,
  pointer: string,
  depth: number,
  context: RuleContext,
): Iterable<Finding> {
  if (depth > deepest) {
    yield error(definition, 'filter/too-deep', pointer, 'It is nested too deeply.', '嵌套过深。')
  } else if (!isNode(node)) {
    yield malformed(definition, pointer, 'A group or a rule is an object.', '分组或条件须为对象。')
  } else if (Object.hasOwn(node, 'rules')) {
    yield* checkKeys(definition, node, ['combinator', 'not', 'rules'], pointer)
    if (node.combinator !== 'and' && node.combinator !== 'or') {
      yield malformed(definition, `${pointer}/combinator`, 'It is and, or or.', '须为 and 或 or。')
    }
    if (node.not !== undefined && typeof node.not !== 'boolean') {
      yield malformed(definition, `${pointer}/not`, 'It is true or false.', '须为 true 或 false。')
    }
    if (!Array.isArray(node.rules)) {
      yield malformed(definition, `${pointer}/rules`, 'It is a list of rules.', '须为条件列表。')
      return
    }
    for (const [index, rule] of node.rules.entries()) {
      yield* checkNode(definition, rule, `${pointer}/rules/${index}`, depth + 1, context)
    }
  } else {
    yield* checkRule(definition, node, pointer, depth, context)
  }
}

function* checkRule(
  definition: Definition,
  rule: Node,
  pointer: string,
  depth: number,
  context: RuleContext,
): Iterable<Finding> {
  yield* checkKeys(definition, rule, ['field', 'operator', 'match', 'value'], pointer)
  if (typeof rule.field !== 'string' || rule.field === '') {
    yield malformed(definition, `${pointer}/field`, 'A rule names a field.', '条件须指明字段。')
    return
  }
  const path = context.pathAt(definition, `${pointer}/field`)
  if (!path?.end) return
  if (path.end.type === 'children') {
    yield* checkMatch(definition, rule, pointer, depth, context)
    return
  }
  if (rule.match !== undefined) {
    yield error(
      definition,
      'filter/unfit-match',
      `${pointer}/match`,
      `${rule.field} has no children to match.`,
      `${rule.field} 不是子记录。`,
    )
    return
  }
  const operator = operators.find(item => item === rule.operator)
  const fitting = operatorsOf[path.end.type]
  if (!operator || !fitting.includes(operator)) {
    const given = String(rule.operator).slice(0, 40)
    const near = operator ? fitting : didYouMean(given, fitting)
    const at = `${pointer}/operator`
    yield operator
      ? error(
          definition,
          'filter/unfit-operator',
          at,
          `${given} does not fit ${rule.field}, a ${path.end.type} field.`,
          `${given} 不适用于 ${path.end.type} 字段 ${rule.field}。`,
          near,
        )
      : error(
          definition,
          'filter/unknown-operator',
          at,
          `There is no operator ${given}.`,
          `没有运算符 ${given}。`,
          near,
        )
    return
  }
  yield* checkOperand(definition, path, operator, rule.value, `${pointer}/value`, context)
}

function* checkMatch(
  definition: Definition,
  rule: Node,
  pointer: string,
  depth: number,
  context: RuleContext,
): Iterable<Finding> {
  const match = isNode(rule.match) ? rule.match : {}
  if (!matchModes.some(mode => mode === match.mode)) {
    yield error(
      definition,
      'filter/children-unmatched',
      `${pointer}/match`,
      `${String(rule.field)} leads to children: say how many must match: ${matchModes.join(', ')}.`,
      `${String(rule.field)} 指向子记录，须指明匹配方式：${matchModes.join('、')}。`,
      matchModes,
    )
  }
  yield* checkKeys(definition, match, ['mode', 'threshold'], `${pointer}/match`)
  if (match.mode === 'atLeast' && !(Number.isInteger(match.threshold) && (match.threshold as number) > 0)) {
    yield malformed(definition, `${pointer}/match/threshold`, 'It is a whole number from 1.', '须为从 1 开始的整数。')
  }
  if (rule.operator !== undefined) {
    yield malformed(
      definition,
      `${pointer}/operator`,
      'Children are matched, not compared.',
      '子记录使用匹配，而非比较。',
    )
  }
  if (rule.value !== undefined) yield* checkNode(definition, rule.value, `${pointer}/value`, depth + 1, context)
}

function* checkKeys(definition: Definition, node: Node, known: readonly string[], pointer: string): Iterable<Finding> {
  for (const key of Object.keys(node)) {
    if (known.includes(key)) continue
    const name = key.slice(0, 60)
    yield error(
      definition,
      'filter/unknown-property',
      `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`,
      `A filter has no ${name} here.`,
      `过滤条件此处没有 ${name}。`,
      didYouMean(name, known),
    )
  }
}

function malformed(definition: Definition, pointer: string, en: string, zh: string): Finding {
  return error(definition, 'filter/malformed', pointer, en, zh)
}

function isNode(value: unknown): value is Node {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}

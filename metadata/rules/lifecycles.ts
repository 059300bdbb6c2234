/** A lifecycle: its states are choices of its field, its transitions lead from state to state, and nothing contradicts. */
import type { LifecycleDefinition } from '../definitions.ts'
import { didYouMean } from '../did-you-mean.ts'
import { choicesOf } from '../field-use.ts'
import { error, type Finding, warning } from '../finding.ts'
import { readOnlyObjects } from '../system-fields.ts'
import type { Rule, RuleContext } from './context.ts'
import { checkEntered, checkFields, checkKnown, type Subject } from './lifecycle-subject.ts'
import { checkTransitions } from './lifecycle-transitions.ts'

export const lifecycles: Rule = function* (context) {
  for (const lifecycle of context.symbols.all('lifecycle')) {
    const object = context.symbols.definition('object', lifecycle.object)
    const use = context.pathAt(lifecycle, '/field')?.end
    yield* checkOthers(lifecycle, context)
    if (object && readOnlyObjects.has(object.id)) {
      yield error(
        lifecycle,
        'lifecycle/kept-object',
        '/object',
        `Records of ${object.name} are kept by the system.`,
        `${object.name} 的记录由系统维护。`,
      )
    }
    if (!object || !use) continue
    if (use.type !== 'choice' || !use.definition) {
      yield error(
        lifecycle,
        'lifecycle/not-choice',
        '/field',
        `${use.name} is no choice field of the object.`,
        `${use.name} 不是业务对象的单选字段。`,
      )
      continue
    }
    const choices = choicesOf(use, context.symbols, object) ?? []
    const codes = new Set(lifecycle.states.map(state => state.code))
    const subject: Subject = { lifecycle, object, use, choices, codes, context }
    yield* checkStates(subject)
    yield* checkInitial(subject)
    yield* checkTransitions(subject)
    yield* checkWays(subject)
    yield* checkControl(subject)
    yield* checkCompleteness(subject)
  }
}

/** One lifecycle decides a field of a record. */
function* checkOthers(lifecycle: LifecycleDefinition, { symbols }: RuleContext): Iterable<Finding> {
  const other = symbols
    .all('lifecycle')
    .find(
      item =>
        item !== lifecycle &&
        item.id < lifecycle.id &&
        item.object === lifecycle.object &&
        item.field === lifecycle.field &&
        overlap(item.recordTypes, lifecycle.recordTypes),
    )
  if (!other) return
  yield error(
    lifecycle,
    'lifecycle/second',
    '/field',
    `The lifecycle ${other.name} is for the same field already.`,
    `该字段已有生命周期 ${other.name}。`,
  )
}

function* checkStates({ lifecycle, use, choices }: Subject): Iterable<Finding> {
  const known = new Map(choices.map(choice => [choice.code, choice]))
  const seen = new Set<string>()
  for (const [index, { code }] of lifecycle.states.entries()) {
    const pointer = `/states/${index}/code`
    if (!known.has(code)) {
      const near = didYouMean(code, known.keys())
      yield error(lifecycle, 'choice/unknown', pointer, `There is no choice ${code}.`, `没有选项 ${code}。`, near)
    }
    if (seen.has(code)) {
      yield error(lifecycle, 'state/twice', pointer, `${code} is a state twice.`, `状态 ${code} 重复。`)
    }
    seen.add(code)
  }
  const forgotten = choices.filter(choice => !choice.retired && !seen.has(choice.code))
  if (forgotten.length === 0) return
  const names = forgotten.map(choice => choice.code).join(', ')
  yield warning(
    lifecycle,
    'state/forgotten',
    '/states',
    `No record can come to these choices of ${use.name}: ${names}.`,
    `记录无法到达 ${use.name} 的这些选项：${names}。`,
  )
}

function* checkInitial(subject: Subject): Iterable<Finding> {
  const { lifecycle, use } = subject
  for (const [index, code] of lifecycle.initial.entries()) yield* checkEntered(subject, code, `/initial/${index}`)
  const standard = use.definition && 'default' in use.definition ? use.definition.default : undefined
  if (standard === undefined || lifecycle.initial.includes(String(standard))) return
  yield error(
    lifecycle,
    'initial/default',
    '/initial',
    `${use.name} has the default ${String(standard)}, which is no initial state.`,
    `${use.name} 的默认值 ${String(standard)} 不是初始状态。`,
  )
}

/** States that no record comes to, and open ones that it never leaves. */
function* checkWays({ lifecycle, choices }: Subject): Iterable<Finding> {
  const reached = new Set(lifecycle.initial)
  const open = [...reached]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const { from, to } of lifecycle.transitions) {
      if (!from.includes(at) || reached.has(to)) continue
      reached.add(to)
      open.push(to)
    }
  }
  for (const [index, { code, kind }] of lifecycle.states.entries()) {
    const choice = choices.find(item => item.code === code)
    if (!choice) continue
    if (!choice.retired && !reached.has(code)) {
      yield warning(
        lifecycle,
        'state/unreachable',
        `/states/${index}`,
        `No transitions lead from an initial state to ${code}.`,
        `没有从初始状态到 ${code} 的路径。`,
      )
    }
    if (kind === 'open' && !lifecycle.transitions.some(({ from }) => from.includes(code))) {
      yield warning(
        lifecycle,
        'state/no-way-out',
        `/states/${index}`,
        `${code} is open, but no transition leads out of it.`,
        `${code} 为进行中，但没有离开它的转移。`,
      )
    }
  }
}

function* checkControl(subject: Subject): Iterable<Finding> {
  const { lifecycle } = subject
  const entries = lifecycle.control ?? []
  for (const [index, { states, fields, roles, mode }] of entries.entries()) {
    const at = `/control/${index}`
    for (const [place, code] of states.entries()) yield* checkKnown(subject, code, `${at}/states/${place}`)
    yield* checkFields(subject, `${at}/fields`, fields, mode === 'required' ? 'filled' : 'shown')
    for (const other of entries.slice(0, index)) {
      if (other.mode === mode || !isSameAudience(roles, other.roles)) continue
      const state = states.find(code => other.states.includes(code))
      const field = fields.find(name => other.fields.includes(name))
      if (state === undefined || field === undefined) continue
      yield error(
        lifecycle,
        'control/conflict',
        `${at}/mode`,
        `${field} is ${other.mode} in ${state} as well.`,
        `${field} 在 ${state} 中同时为其他方式。`,
      )
    }
  }
}

function* checkCompleteness(subject: Subject): Iterable<Finding> {
  const { lifecycle } = subject
  for (const [index, { state, condition, fields }] of (lifecycle.completeness ?? []).entries()) {
    const at = `/completeness/${index}`
    yield* checkKnown(subject, state, `${at}/state`)
    yield* checkFields(subject, `${at}/fields`, fields, 'filled')
    if (condition !== undefined || fields?.length) continue
    yield error(
      lifecycle,
      'completeness/empty',
      at,
      'It says neither which fields nor what must be true.',
      '未指定字段或条件。',
    )
  }
}

function overlap(a: readonly string[] | undefined, b: readonly string[] | undefined): boolean {
  return !a?.length || !b?.length || a.some(name => b.includes(name))
}

/** Both are for everybody, or for one role. */
function isSameAudience(a: readonly string[] = [], b: readonly string[] = []): boolean {
  return a.length === 0 || b.length === 0 ? a.length === b.length : a.some(name => b.includes(name))
}

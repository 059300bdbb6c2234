/** Built-in functions whose arguments name something of the application: a field, a currency, a role. */
import { didYouMean } from '../did-you-mean.ts'
import type { Bound } from './bind-arguments.ts'
import { memberOf } from './check-member.ts'
import type { Checking, Value } from './checking.ts'
import { inside } from './inside.ts'
import type { Expression } from './syntax.ts'

type Special = (checker: Checking, bound: readonly Bound[], values: ReadonlyMap<Expression, Value>) => Value | undefined

/** What a call of them comes to, by function; undefined where the signature says it. */
export const specialFunctions: Readonly<Record<string, Special>> = {
  'get value'(checker, bound, values) {
    const at = (name: string) => bound.find(({ parameter }) => parameter.name === name)?.argument.node
    const [context, key] = [at('m'), at('key')]
    const base = context && values.get(context)
    if (!base || key?.kind !== 'string' || base.type.kind !== 'context' || base.type.object === undefined)
      return undefined
    return memberOf(checker, base, { name: key.value, ...inside(key) }, context)
  },
  convert(checker, bound, values) {
    const amount = bound.find(({ parameter }) => parameter.name === 'amount')?.argument.node
    const type = amount && values.get(amount)?.type
    const isPlain = type?.kind === 'number' && !type.currency
    if (amount && isPlain && !bound.some(({ parameter }) => parameter.name === 'from')) {
      return checker.fail(
        amount,
        'expression/arguments',
        'This number does not know its currency; say which it is: convert(…, amount.currency, "CNY").',
        '此数值没有币种，请指明：convert(…, amount.currency, "CNY")。',
      )
    }
    // Rates come with the settings.
    return { type: { kind: 'number', currency: true }, reads: [{ root: 'setting', path: [] }] }
  },
  'has role'(checker, bound) {
    const node = bound[0]?.argument.node
    if (node?.kind !== 'string') {
      return checker.fail(
        node ?? { from: 0, to: 0 },
        'expression/arguments',
        'The name of the role is written as a text here: has role("…").',
        '此处须直接写出角色名称：has role("…")。',
      )
    }
    const role = checker.scope.symbols.definition('role', node.value)
    if (role) checker.refer(inside(node), { target: 'role', value: node.value })
    else {
      const roles = checker.scope.symbols.all('role').map(item => item.name)
      checker.fail(
        inside(node),
        'expression/unknown-name',
        `There is no role called ${node.value}.`,
        `没有名为 ${node.value} 的角色。`,
        didYouMean(node.value, roles),
      )
    }
    return undefined
  },
}

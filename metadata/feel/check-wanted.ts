/** Checks what comes of an expression against what is wanted where it stands: its type, and codes of choices. */
import { didYouMean } from '../did-you-mean.ts'
import type { Checking } from './checking.ts'
import { inside } from './inside.ts'
import type { Expression } from './syntax.ts'
import { accepts, type Codes, describeType, type FeelType } from './types.ts'

/** A literal that stands where a code of a choice is wanted is one of its codes. */
export function checkLiteral(checker: Checking, node: Expression, wanted: FeelType): void {
  if (node.kind === 'list') {
    const inner = wanted.kind === 'list' ? wanted.of : wanted
    for (const item of node.items) checkLiteral(checker, item, inner)
  } else if (node.kind === 'if') {
    checkLiteral(checker, node.then, wanted)
    checkLiteral(checker, node.else, wanted)
  } else if (node.kind === 'string' && wanted.kind === 'string' && wanted.codes) {
    checkCode(checker, node, wanted.codes)
  }
}

function checkCode(checker: Checking, node: Expression & { kind: 'string' }, { all, typesOf }: Codes): void {
  if (!all.includes(node.value)) {
    checker.fail(
      inside(node),
      'expression/unknown-code',
      `“${node.value}” is no code of the choice that it is compared with.`,
      `“${node.value}”不是与之比较的选项的代码。`,
      didYouMean(node.value, all),
    )
  } else if (typesOf) checker.refer(inside(node), { target: 'recordType', object: typesOf, value: node.value })
}

/** What the whole expression has to come to. */
export function checkResult(checker: Checking, node: Expression, type: FeelType, wanted: readonly FeelType[]): void {
  if (wanted.length === 0) return
  expectType(checker, node, type, wanted)
  for (const one of wanted) checkLiteral(checker, node, one)
}

/** Notes where a value is of none of the types that are wanted. */
export function expectType(checker: Checking, node: Expression, type: FeelType, wanted: readonly FeelType[]): void {
  if (wanted.some(one => accepts(one, type))) return
  const words = wanted.map(describeType)
  const given = describeType(type)
  checker.fail(
    node,
    'expression/type',
    `Wanted here: ${words.map(word => word.en).join(' or ')}; this is: ${given.en}.`,
    `此处需要${words.map(word => word.zh).join('或')}，而不是${given.zh}。`,
  )
}

import * as feelin from 'feelin'
import { describe, expect, test } from 'vitest'

import { builtIns, type Signature } from '#metadata/feel/built-ins.ts'
import { parseExpression, parseUnaryTests } from '#metadata/feel/parse.ts'
import type { Expression, Test, TypeExpression } from '#metadata/feel/syntax.ts'
import type { FeelType } from '#metadata/feel/types.ts'
import { compileExpression } from '#runtime/feel/compile.ts'
import { kindOf } from '#runtime/feel/kind-of.ts'
import type { FeelValue } from '#runtime/feel/values.ts'
import type { Case, Expected } from './cases/case.ts'
import { groups } from './cases.ts'
import { outcomeOf, plainOfFeelin, toNames } from './plain.ts'

const cases = groups.flatMap(group => group.cases)

describe.each(groups)('$of', ({ cases }) => {
  test.each(cases.map(one => [one[0], one] as const))('%s', (_, one) => {
    const [, expected, { differs } = {}] = one
    expect(ours(one)).toEqual(expected)
    const theirs = feelins(one)
    if (differs === undefined) expect(theirs).toEqual(expected)
    // A reason that is none any more has to go.
    else expect(theirs).not.toEqual(expected)
  })
})

test('there are at least 500 cases, each once', () => {
  const all = cases.map(([expression, , more]) => JSON.stringify([expression, more ?? {}]))
  expect(all.length).toBeGreaterThanOrEqual(500)
  expect(all.filter((one, at) => all.indexOf(one) !== at)).toEqual([])
})

test('every kind of node, of test and of type occurs, and every operator', () => {
  const seen = new Set(cases.flatMap(one => kindsIn(parse(one))))
  expect(
    [...Object.keys(kinds), ...Object.keys(tests), ...Object.keys(types), ...operators].filter(kind => !seen.has(kind)),
  ).toEqual([])
})

test('every signature of every built-in function is called', () => {
  const called = new Set(cases.flatMap(signaturesCalled))
  const all = [...builtIns].flatMap(([name, signatures]) => signatures.map(signature => written(name, signature)))
  expect(all.filter(signature => !called.has(signature))).toEqual([])
})

const kinds: Record<Expression['kind'], true> = {
  number: true,
  string: true,
  boolean: true,
  null: true,
  temporal: true,
  name: true,
  input: true,
  path: true,
  filter: true,
  call: true,
  negate: true,
  arithmetic: true,
  comparison: true,
  between: true,
  in: true,
  and: true,
  or: true,
  if: true,
  for: true,
  some: true,
  every: true,
  list: true,
  context: true,
  range: true,
  function: true,
  instance: true,
}
const tests: Record<Test['kind'] | 'positional' | 'named', true> = {
  compare: true,
  expression: true,
  positional: true,
  named: true,
}
const types: Record<TypeExpression['kind'], true> = {
  named: true,
  list: true,
  range: true,
  context: true,
  function: true,
}
const operators = ['+', '-', '*', '/', '**', '=', '!=', '<', '<=', '>', '>=']

function parse([text, , more]: Case): Expression {
  const names = Object.keys(more?.names ?? {})
  const { expression, problems } = more && 'input' in more ? parseUnaryTests(text, names) : parseExpression(text, names)
  if (!expression) throw new Error(`${text}: ${problems[0]?.en}`)
  return expression
}

function namesOf([, , more]: Case) {
  return toNames({ ...more?.names, ...(more && 'input' in more ? { '?': more.input } : {}) })
}

function ours(one: Case): Expected {
  return outcomeOf(() => compileExpression(parse(one))(namesOf(one)))
}

function feelins([text, , more]: Case): Expected | undefined {
  try {
    const isUnary = more && 'input' in more
    const names = { ...more?.names, ...(isUnary ? { '?': more.input } : {}) }
    const { value } = isUnary ? feelin.unaryTest(text, names) : feelin.evaluate(text, names)
    return plainOfFeelin(value)
  } catch {
    return undefined
  }
}

function nodesIn(tree: unknown): { readonly kind: string }[] {
  if (typeof tree !== 'object' || tree === null) return []
  const inner = Object.values(tree).flatMap(nodesIn)
  return 'kind' in tree ? [tree as { kind: string }, ...inner] : inner
}

function kindsIn(tree: Expression): string[] {
  return nodesIn(tree).flatMap(node => ('operator' in node ? [node.kind, String(node.operator)] : [node.kind]))
}

function written(name: string, { parameters }: Signature): string {
  return `${name}(${parameters.map(parameter => `${parameter.name}: ${JSON.stringify(parameter.type)}`).join(', ')})`
}

/** The signatures that the calls of a case fit; arguments that need names of a loop around them are left out. */
function signaturesCalled(one: Case): string[] {
  return nodesIn(parse(one)).flatMap(node => {
    const call = node as Expression & { kind: 'call' }
    if (node.kind !== 'call' || call.callee.kind !== 'name') return []
    const { name } = call.callee
    const given = call.arguments
    const values: (FeelValue | undefined)[] = given.values.map(argument => {
      const expression = 'kind' in argument ? argument : argument.value
      try {
        return compileExpression(expression)(namesOf(one))
      } catch {
        return undefined
      }
    })
    const names = given.kind === 'named' ? given.values.map(argument => argument.parameter.name) : undefined
    return (builtIns.get(name) ?? []).filter(signature => fits(signature, values, names)).map(one => written(name, one))
  })
}

function fits(
  { parameters }: Signature,
  values: readonly (FeelValue | undefined)[],
  names?: readonly string[],
): boolean {
  const last = parameters.at(-1)
  if (
    names
      ? !names.every(name => parameters.some(one => one.name === name))
      : values.length > parameters.length && !last?.rest
  ) {
    return false
  }
  if (parameters.filter(parameter => !parameter.optional).length > values.length) return false
  return values.every((value, at) => {
    const parameter = names ? parameters.find(one => one.name === names[at]) : (parameters[at] ?? last)
    return value !== undefined && parameter !== undefined && isOf(value, parameter.type)
  })
}

function isOf(value: FeelValue, type: FeelType): boolean {
  const kind = value === null ? 'null' : kindOf(value)
  if (type.kind === 'any') return true
  if (type.kind === 'variable') return kind !== 'range' && kind !== 'null'
  if (type.kind === 'duration') return kind.endsWith('duration')
  if (type.kind !== kind) return false
  return (
    type.kind !== 'list' ||
    type.of.kind === 'any' ||
    type.of.kind === 'variable' ||
    (value as FeelValue[]).some(item => isOf(item, type.of))
  )
}

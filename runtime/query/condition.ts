/** A checked filter: every name found, every operator fit for its field, every value of the right type. Pure data. */
import type { CatalogField, CatalogObject } from '#metadata/catalog.ts'
import { type Filter, isGroup, type Rule } from '#metadata/filter.ts'
import { type Operator, operators, operatorsOf } from '#metadata/operators.ts'
import { invalidFilter } from '../problems.ts'
import { type Operand, parseOperand } from './operand.ts'
import { type Path, planPath, type Step, type World } from './path.ts'

export type Condition =
  | { readonly kind: 'every' | 'some'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition }
  /** An expression of a definition, whose names are known whatever the actor may see. */
  | {
      readonly kind: 'formula'
      readonly world: World
      readonly object: CatalogObject
      readonly text: string
      /** The references behind which the record is that it speaks of; none where it is the one that is asked about. */
      readonly steps?: readonly Step[]
    }
  /** Of a user: he holds one of the roles, by their ids, whatever whoever asks may see of that. */
  | { readonly kind: 'holds'; readonly roles: readonly string[] }
  | { readonly kind: 'compare'; readonly path: Path; readonly operator: Operator; readonly operand: Operand }
  | {
      readonly kind: 'children'
      readonly path: Path
      readonly child: CatalogObject
      readonly via: CatalogField
      readonly mode: 'any' | 'all' | 'none' | 'atLeast'
      readonly threshold: number
      readonly where: Condition
    }

const maxRules = 200
const maxDepth = 10

/** Checks a filter against the object; throws `filter/invalid` or `field/unknown` with the position. */
export function planCondition(world: World, object: CatalogObject, filter: unknown, pointer = '/filter'): Condition {
  let count = 0

  function plan(owner: CatalogObject, node: unknown, at: string, depth: number): Condition {
    if (depth > maxDepth) throw invalid(at, 'It is nested too deeply.')
    if (node === null || typeof node !== 'object' || Array.isArray(node))
      throw invalid(at, 'A group or a rule is an object.')
    count += 1
    if (count > maxRules) throw invalid(at, `It has more than ${maxRules} rules.`)
    return isGroup(node as Filter | Rule)
      ? planGroup(owner, node as Filter, at, depth)
      : planRule(owner, node as Rule, at, depth)
  }

  function planGroup(owner: CatalogObject, group: Filter, at: string, depth: number): Condition {
    if (group.combinator !== 'and' && group.combinator !== 'or')
      throw invalid(`${at}/combinator`, 'It is "and" or "or".')
    if (!Array.isArray(group.rules)) throw invalid(`${at}/rules`, 'It is a list of rules.')
    const of = group.rules.map((rule: unknown, index: number) => plan(owner, rule, `${at}/rules/${index}`, depth + 1))
    const condition: Condition = { kind: group.combinator === 'and' ? 'every' : 'some', of }
    return group.not === true ? { kind: 'not', of: condition } : condition
  }

  function planRule(owner: CatalogObject, rule: Rule, at: string, depth: number): Condition {
    if (typeof rule.field !== 'string' || rule.field === '') throw invalid(`${at}/field`, 'A rule names a field.')
    const path = planPath(world, owner, rule.field, `${at}/field`)
    if (path.field.type === 'children') return planChildren(path, rule, at, depth)
    const operator = operators.find(item => item === rule.operator)
    const known = operatorsOf[path.field.type]
    if (!operator || !known.includes(operator)) {
      throw invalid(`${at}/operator`, `"${String(rule.operator).slice(0, 40)}" does not fit "${rule.field}".`, {
        didYouMean: known,
      })
    }
    return {
      kind: 'compare',
      path,
      operator,
      operand: parseOperand(world, path, operator, rule.value, `${at}/value`),
    }
  }

  function planChildren(path: Path, rule: Rule, at: string, depth: number): Condition {
    const definition = path.field.definition
    const child = world.catalog.objectsById.get(path.field.targets[0] ?? '')
    if (definition?.type !== 'children' || !child || world.rights.scope(child, 'read') === 'none') {
      throw invalid(`${at}/field`, `"${rule.field}" cannot be asked about.`)
    }
    const mode = rule.match?.mode
    if (mode !== 'any' && mode !== 'all' && mode !== 'none' && mode !== 'atLeast') {
      throw invalid(`${at}/match/mode`, 'Children are matched by any, all, none or atLeast.')
    }
    const threshold = mode === 'atLeast' ? rule.match?.threshold : 1
    if (!Number.isInteger(threshold) || (threshold as number) < 1 || (threshold as number) > 1_000_000) {
      throw invalid(`${at}/match/threshold`, 'It is a whole number from 1.')
    }
    const via = child.fields.get(definition.via)
    if (!via) throw invalid(`${at}/field`, `"${rule.field}" cannot be asked about.`)
    const where = plan(child, rule.value ?? { combinator: 'and', rules: [] }, `${at}/value`, depth + 1)
    return { kind: 'children', path, child, via, mode, threshold: threshold as number, where }
  }

  return plan(object, filter, pointer, 0)
}

function invalid(pointer: string, message: string, extras: Record<string, unknown> = {}) {
  return invalidFilter(`${message} (at ${pointer})`, {
    errors: [{ pointer, code: 'filter/invalid', message }],
    ...extras,
  })
}

/** Expressions of an object's rules, compiled once per catalog, with what they read. */
import type { CatalogObject } from '#metadata/catalog.ts'
import { checkExpression } from '#metadata/feel/check.ts'
import { recordScope } from '#metadata/feel/scope.ts'

import type { Context } from '../context.ts'
import { compileExpression, type Evaluate } from './compile.ts'
import type { MemberPath } from './load-record.ts'

export interface RuleExpression {
  readonly evaluate: Evaluate
  /** What it reads of a name of its scope, as paths from there. */
  of(root: 'record' | 'old' | 'actor'): readonly MemberPath[]
}

const known = new WeakMap<CatalogObject, Map<string, RuleExpression>>()

/** The expression on records of the object. */
export function expressionOf(
  { catalog }: Pick<Context, 'catalog'>,
  object: CatalogObject,
  text: string,
): RuleExpression {
  const compiled = known.get(object) ?? new Map<string, RuleExpression>()
  known.set(object, compiled)
  const found = compiled.get(text)
  if (found) return found
  const scope = recordScope(catalog.symbols, object.definition, { old: true })
  const { expression, reads, problems } = checkExpression(text, scope)
  // Findings keep such a text out of every application that is promoted.
  if (!expression) throw new Error(`An expression of ${object.name} cannot be read: ${problems[0]?.en}`)
  const made: RuleExpression = {
    evaluate: compileExpression(expression),
    of: root => reads.filter(read => read.root === root).map(read => read.path),
  }
  compiled.set(text, made)
  return made
}

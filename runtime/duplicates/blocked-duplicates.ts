/** Finds records that are to be made though a rule blocks them, and says why in the place of their problem. */
import type { CatalogObject } from '#metadata/catalog.ts'
import { duplicate } from '#platform/database/database-problems.ts'
import type { Problem } from '#platform/problem.ts'

import { errorAt } from '../fields/value-error.ts'
import type { WriteContext } from '../write.ts'
import { type Candidate, type DuplicateMatch, fieldsOfRule, findDuplicates } from './find-duplicates.ts'
import { lockBlockingRules } from './lock-blocking-rules.ts'

/** The problem of every candidate that a blocking rule finds a match for, in order; undefined for the others. */
export async function blockedDuplicates(
  context: WriteContext,
  object: CatalogObject,
  candidates: readonly (Candidate & { readonly pointer: string })[],
): Promise<(Problem | undefined)[]> {
  const rules = (object.definition.duplicates ?? []).filter(rule => rule.action === 'block')
  if (rules.length === 0) return []
  await lockBlockingRules(context, object, candidates, rules)
  const matches = await findDuplicates(context, context.tx, object, candidates, rules)
  const seen = new Set<string>()
  return candidates.map(({ values, pointer }, index) => {
    const found = matches[index] ?? []
    if (found.length > 0) return duplicateProblem(context, object, found, pointer)
    // Two candidates that came together: the second is the duplicate of the first.
    const keys = rules.flatMap(rule => {
      const cells = (fieldsOfRule(object, rule) ?? []).map(field => values.get(field) ?? null)
      if (cells.length === 0 || cells.includes(null)) return []
      return [JSON.stringify([rule.id, ...cells.map(cell => (rule.match === 'normalized' ? fold(cell) : cell))])]
    })
    const isTwice = keys.some(key => seen.has(key))
    for (const key of keys) seen.add(key)
    return isTwice ? duplicateProblem(context, object, [], pointer) : undefined
  })
}

function fold(cell: unknown): unknown {
  return typeof cell === 'string'
    ? cell
        .normalize('NFKC')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, '')
    : cell
}

function duplicateProblem(
  context: WriteContext,
  object: CatalogObject,
  matches: readonly DuplicateMatch[],
  pointer: string,
): Problem {
  const rules = object.definition.duplicates ?? []
  const names = new Set(matches.flatMap(match => rules.find(rule => rule.id === match.rule)?.fields ?? []))
  const visible = [...object.fields.values()].filter(
    field => names.has(field.name) && context.rights.field(object, field) !== 'hidden',
  )
  return duplicate(`There is such a record of "${object.name}" already.`, {
    matches,
    errors: visible.map(field =>
      errorAt(pointer, field.name, { code: 'duplicate', message: 'There is such a record already.' }),
    ),
  })
}

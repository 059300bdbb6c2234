/** Whether a record fits the condition under which a definition is offered for it. */
import sql, { raw } from 'sql-template-tag'

import type { CatalogObject } from '#metadata/catalog.ts'
import type { Filter } from '#metadata/filter.ts'
import type { Queryable } from '#platform/database/database.ts'

import type { Context } from '../../context.ts'
import { bindQuestion } from '../../query/bind-question.ts'
import { conditionSql } from '../../query/condition-sql.ts'
import { createAliases, openScope } from '../../query/scope.ts'
import { trustedConditions } from '../../query/trusted.ts'

/** True where there is no condition. The record's own visibility has been asked before. */
export async function matchesFilter(
  context: Context,
  db: Queryable,
  object: CatalogObject,
  id: string,
  definition: { readonly id: string; readonly when?: Filter; readonly condition?: string },
): Promise<boolean> {
  const conditions = trustedConditions(context, object, `when ${definition.id}`, definition.when, definition.condition)
  if (conditions.length === 0) return true
  const scope = openScope(context, object, createAliases())
  const where = conditionSql(scope, { kind: 'every', of: conditions })
  const statement = sql`select 1 ${scope.from()} where ${raw(scope.alias)}.id = ${id}::uuid and ${where}`
  const values = await bindQuestion(context, statement.values, null, db)
  const rows = await db.arrays({ text: statement.text, values, prepared: true })
  return rows.length > 0
}

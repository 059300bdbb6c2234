/** Which records a question is about, as SQL: live (or deleted) ones that the actor may see, and that match. */
import { join, raw, type Sql } from 'sql-template-tag'

import { accessPredicate } from '../access/predicate.ts'
import type { Right } from '../access/rights.ts'
import type { Condition } from '../query/condition.ts'
import { conditionSql } from '../query/condition-sql.ts'
import type { LateValue } from '../query/late-values.ts'
import type { Scope } from '../query/scope.ts'
import { searchSql } from '../query/search-sql.ts'

/** What chooses records. */
export interface Matching {
  readonly where: readonly Condition[]
  /** A tsquery, or undefined when nothing is searched for. */
  readonly search: string | LateValue | undefined
  /** Records of the recycle bin instead of live ones. */
  readonly deleted: boolean
  /** Needed beside the right to read. */
  readonly right: Right
}

/** The condition on the records of a level. */
export function whereSql(scope: Scope, matching: Matching): Sql {
  const rights: readonly Right[] = matching.right === 'read' ? ['read'] : ['read', matching.right]
  const predicates = rights.map(right => accessPredicate(scope.world, scope.object, right, scope.alias, scope.next))
  const parts = [
    raw(`${scope.alias}.deleted_at is ${matching.deleted ? 'not null' : 'null'}`),
    ...predicates.filter(predicate => predicate !== true).map(predicate => predicate || raw('false')),
    ...matching.where.map(condition => conditionSql(scope, condition)),
    ...(matching.search === undefined ? [] : [searchSql(scope, matching.search)]),
  ]
  return join(parts, ' and ')
}

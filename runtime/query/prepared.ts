/** A printed query as a statement whose plan PostgreSQL keeps. */
import type { Statement } from '#platform/database/database.ts'

import type { Actor } from '../context.ts'
import { bindValues } from './late-values.ts'

/** The statement with what is known only now filled in. */
export function prepared(
  query: { readonly text: string; readonly values: readonly unknown[] },
  actor: Actor,
  record: string | null = null,
  now = new Date(),
): Statement {
  return { text: query.text, values: bindValues(query.values, actor, now, record), prepared: true }
}

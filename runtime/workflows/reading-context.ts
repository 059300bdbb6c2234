/** Where workflows read records: a transaction, or any connection where nothing is written. */
import type { Queryable } from '#platform/database/queryable.ts'

import type { Context } from '../context.ts'

export type ReadingContext = Context & { readonly tx: Queryable }

/** What a load process is asked to send, and what it answers. Messages between processes, so plain data. */

/** Requests that are sent again and again, in turns. */
export interface CyclePlan {
  readonly kind: 'cycle'
  readonly requests: readonly { readonly method: 'GET' | 'POST'; readonly path: string; readonly body?: string }[]
}

/** Bodies that are never the same: each `$n` becomes a number that was not used before. */
export interface CreatePlan {
  readonly kind: 'create'
  readonly path: string
  readonly body: string
}

/** One record after another is changed, with the `rev` that its last answer had. */
export interface UpdatePlan {
  readonly kind: 'update'
  readonly path: string
  readonly ids: readonly string[]
  readonly body: string
}

/** Several plans in turns. */
export interface MixPlan {
  readonly kind: 'mix'
  readonly of: readonly (CyclePlan | CreatePlan | UpdatePlan)[]
}

export type Plan = CyclePlan | CreatePlan | UpdatePlan | MixPlan

/**
 * What to look for in answers while promotions run: each promotion adds a group of fields, and an answer must have the
 * fields of all groups up to its revision, in every record, and no others.
 */
export interface Watch {
  readonly groups: readonly (readonly string[])[]
}

export interface LoadOrder {
  readonly port: number
  readonly cookie: string
  readonly connections: number
  /** Seconds before measuring begins, and of measuring. */
  readonly warmUp: number
  readonly seconds: number
  /** Requests per second over all connections; as fast as answers come when it is not said. */
  readonly rate?: number
  readonly plan: Plan
  readonly watch?: Watch
}

export interface LoadResult {
  readonly perSecond: number
  readonly requests: number
  /** Answers with a status of 400 or more, with the first of them. */
  readonly failed: number
  readonly firstFailure: string | null
  /** Milliseconds. */
  readonly p50: number
  readonly p99: number
  readonly longest: number
  /** When each request was due (ms since 1970) and how long it took; only with `watch`. */
  readonly samples: readonly (readonly [number, number])[]
  /** How many answers of a revision had the fields of so many groups, or a mixture: `revision:groups` or `revision:mixed`. */
  readonly watched: Readonly<Record<string, number>>
}

/** Which revision a refusal belongs to: a problem thrown while a question was planned or a record was written. */
const revisions = new WeakMap<object, number>()

/** Notes the revision on an error that is about to be thrown; answers the error. */
export function atRevision(error: unknown, revision: number): unknown {
  if (typeof error === 'object' && error !== null) revisions.set(error, revision)
  return error
}

/** The noted revision; undefined where none was. */
export function revisionOf(error: unknown): number | undefined {
  return typeof error === 'object' && error !== null ? revisions.get(error) : undefined
}

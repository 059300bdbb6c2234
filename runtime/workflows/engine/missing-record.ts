/** Thrown by `step` when an expression needs a record that has not been read; whoever called reads it and calls again. */
export class MissingRecord extends Error {
  /** Id of the object's definition. */
  readonly object: string
  readonly id: string
  /** Members to be read, as paths; all that any expression of the workflow asks of it. */
  readonly paths: readonly (readonly string[])[]

  constructor(object: string, id: string, paths: readonly (readonly string[])[]) {
    super(`The record ${id} of ${object} has not been read`)
    this.name = 'MissingRecord'
    this.object = object
    this.id = id
    this.paths = paths
  }
}

/** Whether a validation is for records of a type. */
import type { Validation } from '#metadata/definitions.ts'

/** Without record types it is for all; `type` is the name of the record's. */
export function appliesTo({ recordTypes }: Validation, type: string | undefined): boolean {
  return !recordTypes?.length || (type !== undefined && recordTypes.includes(type))
}

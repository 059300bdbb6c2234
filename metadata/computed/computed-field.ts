/** What of a field is computed, and how: a stored formula, one that is computed when it is read, or a roll-up. */
import type { FieldDefinition, RollUp } from '../definitions.ts'

/** The formula of a field; undefined where people enter it. */
export function formulaOf(field: FieldDefinition): { readonly text: string; readonly whenRead: boolean } | undefined {
  if (!('formula' in field) || field.formula === undefined) return undefined
  return { text: field.formula, whenRead: field.whenRead === true }
}

/** The roll-up of a field. */
export function rollUpOf(field: FieldDefinition): RollUp | undefined {
  return 'rollUp' in field ? field.rollUp : undefined
}

/** Whether nobody enters the field's values. */
export function isComputed(field: FieldDefinition): boolean {
  return formulaOf(field) !== undefined || rollUpOf(field) !== undefined
}

/** Whether the field's value is in no column. */
export function isComputedWhenRead(field: FieldDefinition): boolean {
  return formulaOf(field)?.whenRead === true
}

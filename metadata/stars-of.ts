/** How many stars a rating has at most. */
import type { FieldDefinition } from './definitions.ts'

const usual = 5

/** The best that a rating field takes; the usual number for anything that does not say. */
export function starsOf(definition: FieldDefinition | undefined): number {
  return (definition?.type === 'rating' ? definition.stars : undefined) ?? usual
}

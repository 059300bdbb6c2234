import type { Catalog } from '#metadata/catalog.ts'
import type { WorkflowDefinition } from '#metadata/definitions.ts'

/** Whether a workflow is one that an approval is run as. */
export function isApproval({ symbols }: Catalog, { id, name }: Pick<WorkflowDefinition, 'id' | 'name'>): boolean {
  return symbols.definition('approval', name)?.id === id
}

/** Where the elements of a workflow stand when all of them are put in order anew. */
import type { LayoutItem, WorkflowDefinition } from '#metadata/definitions.ts'
import { layOut } from '#runtime/web/workflow/lay-out.ts'

/** Places of all nodes and flows; what is folded stays so. */
export function arranged(workflow: WorkflowDefinition): LayoutItem[] {
  const folds = (workflow.layout ?? []).flatMap(({ element, expanded }) =>
    expanded === undefined ? [] : [{ element, expanded }],
  )
  const { boxes, points } = layOut({ ...workflow, layout: folds })
  const fold = new Map(folds.map(item => [item.element, item]))
  return [
    ...[...boxes].map(([element, box]) => ({ ...fold.get(element), element, ...box })),
    ...[...points].map(([element, along]) => ({ element, points: [...along] })),
  ]
}

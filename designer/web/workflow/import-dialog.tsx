/** Takes in a model that was drawn elsewhere. */
import { Modal } from 'antd'
import type { WorkflowDefinition } from '#metadata/definitions.ts'

export function ImportDialog({
  workflow,
  onClose,
}: {
  readonly workflow: WorkflowDefinition
  readonly onClose: () => void
}) {
  return <Modal open title={workflow.name} onCancel={onClose} />
}

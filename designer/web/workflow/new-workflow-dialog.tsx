/** Makes a workflow, for the records of an object or without any. */
import { useId, useState } from 'react'
import { useParams } from 'react-router'
import { Labelled } from '#runtime/web/shell/labelled.tsx'
import { NewDefinitionDialog } from '../definition/new-definition-dialog.tsx'
import { useDraft } from '../draft/use-draft.ts'
import type { NewDialogProps } from '../new-dialog-props.ts'
import { DefinitionPicker } from '../panel/definition-picker.tsx'
import { useTexts } from '../texts/use-texts.ts'
import { startingWorkflow } from './starting-workflow.ts'
import { texts } from './texts.ts'

export function NewWorkflowDialog({ onClose }: NewDialogProps) {
  const t = useTexts(texts)
  const picker = useId()
  const { byId } = useDraft()
  const { definition: openId } = useParams()
  const open = byId(openId)
  const [object, setObject] = useState(
    open?.kind === 'object' ? open.name : open && 'object' in open ? open.object : undefined,
  )
  return (
    <NewDefinitionDialog
      kind="workflow"
      rest={{ ...startingWorkflow(object), ...(object ? { object } : {}) }}
      onClose={onClose}
    >
      <Labelled label={t.object} htmlFor={picker}>
        <DefinitionPicker id={picker} kind="object" value={object} onChange={setObject} />
        <p className="property-hint">
          {t.startHint} {object ? '' : t.noObject}
        </p>
      </Labelled>
    </NewDefinitionDialog>
  )
}

/** Makes a pick list; its choices are written on its canvas. */
import { NewDefinitionDialog } from '../definition/new-definition-dialog.tsx'
import type { NewDialogProps } from '../new-dialog-props.ts'

export function NewPicklistDialog({ onClose }: NewDialogProps) {
  return <NewDefinitionDialog kind="picklist" rest={{ choices: [] }} onClose={onClose} />
}

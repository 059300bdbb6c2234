/** Makes an approval for the records of an object. */
import { useDraft } from '../draft/use-draft.ts'
import { NewDialog } from '../live/new-dialog.tsx'
import { newKey } from '../live/new-key.ts'
import type { NewDialogProps } from '../new-dialog-props.ts'
import { useTexts } from '../texts/use-texts.ts'
import { shownFields, startingApproval } from './starting-approval.ts'
import { texts } from './texts.ts'

export function NewApprovalDialog({ onClose }: NewDialogProps) {
  const t = useTexts(texts)
  const { all } = useDraft()
  return (
    <NewDialog
      kind="approval"
      title={t.newTitle}
      hint={t.newHint}
      ofObject
      usualLabel={object => ({
        ...(object.label.en ? { en: texts.en.approvalOf(object.label.en) } : {}),
        ...(object.label['zh-CN'] ? { 'zh-CN': texts['zh-CN'].approvalOf(object.label['zh-CN']) } : {}),
      })}
      onClose={onClose}
      make={object => startingApproval(newKey, shownFields(object, all('page')))}
    />
  )
}

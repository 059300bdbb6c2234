/** Removes a field, with what uses it. */
import type { FieldDefinition, ObjectDefinition } from '#metadata/definitions.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { useSelection } from '../definition/use-selection.ts'
import { RemoveDialog } from '../panel/remove-dialog.tsx'

interface RemoveFieldDialogProps {
  readonly object: ObjectDefinition
  readonly field: FieldDefinition
  readonly onClose: () => void
}

export function RemoveFieldDialog({ object, field, onClose }: RemoveFieldDialogProps) {
  const { label } = useLocale()
  const { select } = useSelection()
  return (
    <RemoveDialog
      what={label(field)}
      command="remove-field"
      args={{ object: object.name, field: field.name }}
      onClose={onClose}
      onDone={() => select([])}
    />
  )
}

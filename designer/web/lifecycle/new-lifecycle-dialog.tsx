/** Makes a lifecycle of a choice field. */
import { useId, useState } from 'react'
import type { ObjectDefinition } from '#metadata/definitions.ts'
import { Labelled } from '#runtime/web/shell/labelled.tsx'
import { useDraft } from '../draft/use-draft.ts'
import { NewDialog } from '../live/new-dialog.tsx'
import { newKey } from '../live/new-key.ts'
import type { NewDialogProps } from '../new-dialog-props.ts'
import { choicesOf } from '../panel/draft-fields.ts'
import { FieldPicker } from '../panel/field-picker.tsx'
import { useTexts } from '../texts/use-texts.ts'
import { startingLifecycle } from './starting-lifecycle.ts'
import { texts } from './texts.ts'

export function NewLifecycleDialog({ onClose }: NewDialogProps) {
  const t = useTexts(texts)
  const picker = useId()
  const draft = useDraft()
  const [chosen, choose] = useState<string>()
  const isFit = (field: ObjectDefinition['fields'][number]) =>
    field.type === 'choice' && !field.retired && choicesOf(draft, field).length > 0
  const fieldOf = (object: ObjectDefinition | undefined) => {
    const taken = new Set(draft.all('lifecycle').flatMap(item => (item.object === object?.name ? [item.field] : [])))
    const fields = (object?.fields ?? []).filter(isFit)
    return (
      fields.find(field => field.name === chosen) ??
      fields.find(field => !taken.has(field.name) && /stage|status|state/.test(field.name)) ??
      fields.find(field => !taken.has(field.name))
    )
  }
  return (
    <NewDialog
      kind="lifecycle"
      title={t.newTitle}
      hint={t.newHint}
      ofObject
      usualLabel={object => fieldOf(object)?.label ?? object.label}
      isReady={object => fieldOf(object) !== undefined}
      onClose={onClose}
      make={object => {
        const field = fieldOf(object)
        return { field: field?.name, ...startingLifecycle(choicesOf(draft, field), newKey) }
      }}
      extra={object => {
        const field = fieldOf(object)
        return object ? (
          <Labelled label={t.choiceField} htmlFor={picker}>
            {field ? (
              <FieldPicker
                id={picker}
                object={object.name}
                required
                where={item => item.definition !== undefined && isFit(item.definition)}
                value={field.name}
                onChange={choose}
              />
            ) : (
              <p className="error-text" id={picker}>
                {t.noChoiceField}
              </p>
            )}
          </Labelled>
        ) : null
      }}
    />
  )
}

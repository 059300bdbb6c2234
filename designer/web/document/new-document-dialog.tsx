/** Makes a document of an object's records, laid out already: its fields, and a table of the lines that are chosen. */
import { Select } from 'antd'
import { useState } from 'react'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { Labelled } from '#runtime/web/shell/labelled.tsx'
import { NewDefinitionDialog } from '../definition/new-definition-dialog.tsx'
import { useDraft } from '../draft/use-draft.ts'
import type { NewDialogProps } from '../new-dialog-props.ts'
import { DefinitionPicker } from '../panel/definition-picker.tsx'
import { hintOf, titleOf } from '../panel/schema-words.ts'
import { useKinds } from '../panel/use-kinds.ts'
import { useTexts } from '../texts/use-texts.ts'
import { defaultLayout } from './default-layout.ts'
import { texts } from './texts.ts'

export function NewDocumentDialog({ onClose }: NewDialogProps) {
  const t = useTexts(texts)
  const { locale, label } = useLocale()
  const draft = useDraft()
  const schema = useKinds().data?.document.properties?.object
  const [name, setName] = useState<string>()
  const [chosen, setChosen] = useState<string>()
  const object = draft.find('object', name)
  const children = (object?.fields ?? []).filter(field => field.type === 'children')
  const lines = chosen ?? children.find(field => field.embedded)?.name
  const rest = object && { object: object.name, keep: 'ask', ...defaultLayout(draft, object, object.label, lines) }
  return (
    <NewDefinitionDialog kind="document" rest={rest} onClose={onClose}>
      <Labelled label={titleOf(schema, locale, 'object')}>
        <DefinitionPicker
          kind="object"
          value={name}
          onChange={value => {
            setName(value)
            setChosen(undefined)
          }}
          placeholder={hintOf(schema, locale)}
          ariaLabel={titleOf(schema, locale, 'object')}
        />
      </Labelled>
      {children.length > 0 ? (
        <Labelled label={t.lines} htmlFor="document-lines">
          <Select
            id="document-lines"
            value={lines ?? ''}
            onChange={setChosen}
            options={[
              { value: '', label: t.noLines },
              ...children.map(field => ({ value: field.name, label: label(field) })),
            ]}
          />
        </Labelled>
      ) : null}
    </NewDefinitionDialog>
  )
}

/** Makes a form with the fields that most people begin with. */
import { Segmented } from 'antd'
import { useState } from 'react'
import type { FormDefinition, FormItem, LocalizedText, ObjectDefinition } from '#metadata/definitions.ts'
import { Labelled } from '#runtime/web/shell/labelled.tsx'
import { NewDialog } from '../live/new-dialog.tsx'
import { newKey } from '../live/new-key.ts'
import { useTexts } from '../texts/use-texts.ts'
import { texts } from './texts.ts'

type Content = 'all' | 'required' | 'nothing'

const general: LocalizedText = { en: 'General', 'zh-CN': '基本信息' }

export function NewFormDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(texts)
  const [purpose, setPurpose] = useState<NonNullable<FormDefinition['purpose']>>('record')
  const [content, setContent] = useState<Content>('all')
  const itemsOf = (object: ObjectDefinition): FormItem[] =>
    object.fields
      .filter(field => !field.retired && (field.type !== 'children' || field.embedded))
      .filter(field => content === 'all' || (content === 'required' && field.required))
      .map(field => ({
        field: field.name,
        ...(field.type === 'longText' || field.type === 'children' ? { width: 2 } : {}),
      }))
  return (
    <NewDialog
      kind="form"
      title={t.newTitle}
      ofObject
      usualLabel={object => object.label}
      onClose={onClose}
      make={object => ({
        ...(purpose === 'dialog' ? { purpose } : {}),
        tabs: [
          {
            id: newKey(),
            label: general,
            sections: [{ id: newKey(), columns: 2, items: object ? itemsOf(object) : [] }],
          },
        ],
      })}
    >
      <Labelled label={t.purpose}>
        <Segmented
          block
          aria-label={t.purpose}
          value={purpose}
          onChange={setPurpose}
          options={[
            { value: 'record', label: t.record },
            { value: 'dialog', label: t.dialog },
          ]}
        />
      </Labelled>
      <Labelled label={t.content}>
        <Segmented<Content>
          block
          aria-label={t.content}
          value={content}
          onChange={setContent}
          options={[
            { value: 'all', label: t.allFields },
            { value: 'required', label: t.requiredFields },
            { value: 'nothing', label: t.nothing },
          ]}
        />
      </Labelled>
    </NewDialog>
  )
}

/** Makes a mail template about records of an object, with a first subject and body to be written anew. */
import { useState } from 'react'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { Labelled } from '#runtime/web/shell/labelled.tsx'
import { NewDefinitionDialog } from '../definition/new-definition-dialog.tsx'
import { useDraft } from '../draft/use-draft.ts'
import type { NewDialogProps } from '../new-dialog-props.ts'
import { DefinitionPicker } from '../panel/definition-picker.tsx'
import { hintOf, titleOf } from '../panel/schema-words.ts'
import { useKinds } from '../panel/use-kinds.ts'

export function NewMailTemplateDialog({ onClose }: NewDialogProps) {
  const { locale } = useLocale()
  const { find } = useDraft()
  const kinds = useKinds()
  const [object, setObject] = useState<string>()
  const schema = kinds.data?.mailTemplate.properties?.object
  const title = (find('object', object ?? '')?.title ?? '').replaceAll(/[{}]+/g, match => match + match)
  const start = {
    subject: { en: title || 'Subject', 'zh-CN': title || '主题' },
    body: { en: 'Hello {{recipient}},\n\n{{link}}\n', 'zh-CN': '{{recipient}}:\n\n{{link}}\n' },
  }
  return (
    <NewDefinitionDialog kind="mailTemplate" rest={{ ...(object ? { object } : {}), ...start }} onClose={onClose}>
      <Labelled label={titleOf(schema, locale, 'object')}>
        <DefinitionPicker
          kind="object"
          value={object}
          onChange={setObject}
          placeholder={hintOf(schema, locale)}
          ariaLabel={titleOf(schema, locale, 'object')}
        />
      </Labelled>
    </NewDefinitionDialog>
  )
}

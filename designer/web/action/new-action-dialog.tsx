/** Makes an action: for which object, and what it does. */
import { Segmented } from 'antd'
import { useState } from 'react'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { Labelled } from '#runtime/web/shell/labelled.tsx'
import { NewDefinitionDialog } from '../definition/new-definition-dialog.tsx'
import type { NewDialogProps } from '../new-dialog-props.ts'
import { DefinitionPicker } from '../panel/definition-picker.tsx'
import { titleOf, wordOf } from '../panel/schema-words.ts'
import { useKinds } from '../panel/use-kinds.ts'

export function NewActionDialog({ onClose }: NewDialogProps) {
  const { locale } = useLocale()
  const kinds = useKinds()
  const [object, setObject] = useState<string>()
  const [does, setDoes] = useState('update')
  const properties = kinds.data?.action.properties
  const doesSchema = properties?.does
  return (
    <NewDefinitionDialog kind="action" rest={object ? { object, does } : undefined} onClose={onClose}>
      <Labelled label={titleOf(properties?.object, locale, 'object')}>
        <DefinitionPicker
          kind="object"
          required
          value={object}
          onChange={setObject}
          ariaLabel={titleOf(properties?.object, locale, 'object')}
        />
      </Labelled>
      <Labelled label={titleOf(doesSchema, locale, 'does')}>
        <Segmented
          value={does}
          onChange={setDoes}
          options={(doesSchema?.enum ?? []).map(item => ({
            value: String(item),
            label: wordOf(doesSchema!, item, locale),
          }))}
        />
      </Labelled>
    </NewDefinitionDialog>
  )
}

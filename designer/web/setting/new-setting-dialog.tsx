/** Makes a setting; its values are records. */
import { Select } from 'antd'
import { useState } from 'react'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { Labelled } from '#runtime/web/shell/labelled.tsx'
import { NewDefinitionDialog } from '../definition/new-definition-dialog.tsx'
import type { NewDialogProps } from '../new-dialog-props.ts'
import { titleOf, wordOf } from '../panel/schema-words.ts'
import { useKinds } from '../panel/use-kinds.ts'

export function NewSettingDialog({ onClose }: NewDialogProps) {
  const { locale } = useLocale()
  const kinds = useKinds()
  const [type, setType] = useState('number')
  const schema = kinds.data?.setting.properties?.type
  return (
    <NewDefinitionDialog kind="setting" rest={{ type }} onClose={onClose}>
      <Labelled label={titleOf(schema, locale, 'type')}>
        <Select
          aria-label={titleOf(schema, locale, 'type')}
          value={type}
          onChange={setType}
          options={(schema?.enum ?? []).map(item => ({ value: String(item), label: wordOf(schema!, item, locale) }))}
        />
      </Labelled>
    </NewDefinitionDialog>
  )
}

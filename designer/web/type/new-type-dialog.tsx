/** Makes an entry of the data dictionary. */
import { Select } from 'antd'
import { useState } from 'react'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { Labelled } from '#runtime/web/shell/labelled.tsx'
import { NewDefinitionDialog } from '../definition/new-definition-dialog.tsx'
import type { NewDialogProps } from '../new-dialog-props.ts'
import { titleOf, wordOf } from '../panel/schema-words.ts'
import { useKinds } from '../panel/use-kinds.ts'

export function NewTypeDialog({ onClose }: NewDialogProps) {
  const { locale } = useLocale()
  const kinds = useKinds()
  const [base, setBase] = useState('text')
  const schema = kinds.data?.type.properties?.base
  return (
    <NewDefinitionDialog
      kind="type"
      rest={{ base, ...(base === 'choice' || base === 'multiChoice' ? { choices: [] } : {}) }}
      onClose={onClose}
    >
      <Labelled label={titleOf(schema, locale, 'base')}>
        <Select
          aria-label={titleOf(schema, locale, 'base')}
          value={base}
          onChange={setBase}
          options={(schema?.enum ?? []).map(item => ({ value: String(item), label: wordOf(schema!, item, locale) }))}
        />
      </Labelled>
    </NewDefinitionDialog>
  )
}

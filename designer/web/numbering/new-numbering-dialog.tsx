/** Makes a numbering: a counter that starts anew each year, to be shaped on its canvas. */
import { useState } from 'react'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { Labelled } from '#runtime/web/shell/labelled.tsx'
import { NewDefinitionDialog } from '../definition/new-definition-dialog.tsx'
import type { NewDialogProps } from '../new-dialog-props.ts'
import { DefinitionPicker } from '../panel/definition-picker.tsx'
import { hintOf, titleOf } from '../panel/schema-words.ts'
import { useKinds } from '../panel/use-kinds.ts'

const start = { parts: [{ part: 'year' }, { part: 'text', text: '-' }, { part: 'counter', digits: 4 }], reset: 'year' }

export function NewNumberingDialog({ onClose }: NewDialogProps) {
  const { locale } = useLocale()
  const kinds = useKinds()
  const [object, setObject] = useState<string>()
  const schema = kinds.data?.numbering.properties?.object
  return (
    <NewDefinitionDialog kind="numbering" rest={{ ...(object ? { object } : {}), ...start }} onClose={onClose}>
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

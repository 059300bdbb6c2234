/** Makes an action: for which object, what it does, and what it needs for that. */
import { Input, Segmented } from 'antd'
import { useState } from 'react'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { Labelled } from '#runtime/web/shell/labelled.tsx'
import { NewDefinitionDialog } from '../definition/new-definition-dialog.tsx'
import type { NewDialogProps } from '../new-dialog-props.ts'
import { DefinitionPicker } from '../panel/definition-picker.tsx'
import { FieldPicker } from '../panel/field-picker.tsx'
import { titleOf, wordOf } from '../panel/schema-words.ts'
import { useKinds } from '../panel/use-kinds.ts'

export function NewActionDialog({ onClose }: NewDialogProps) {
  const { locale } = useLocale()
  const kinds = useKinds()
  const [object, setObject] = useState<string>()
  const [does, setDoes] = useState('update')
  const [means, setMeans] = useState<string>()
  const properties = kinds.data?.action.properties
  const doesSchema = properties?.does
  const needed = does === 'update' ? 'input' : does === 'open' ? 'list' : 'link'
  const title = titleOf(properties?.[needed], locale, needed)
  const given = needed === 'input' ? [means] : means
  const rest = object && means ? { object, does, [needed]: given } : undefined
  return (
    <NewDefinitionDialog kind="action" rest={rest} onClose={onClose}>
      <Labelled label={titleOf(properties?.object, locale, 'object')}>
        <DefinitionPicker
          kind="object"
          required
          value={object}
          onChange={name => {
            setObject(name)
            setMeans(undefined)
          }}
          ariaLabel={titleOf(properties?.object, locale, 'object')}
        />
      </Labelled>
      <Labelled label={titleOf(doesSchema, locale, 'does')}>
        <Segmented
          value={does}
          onChange={next => {
            setDoes(next)
            setMeans(undefined)
          }}
          options={(doesSchema?.enum ?? []).map(item => ({
            value: String(item),
            label: wordOf(doesSchema!, item, locale),
          }))}
        />
      </Labelled>
      <Labelled label={title}>
        {needed === 'input' ? (
          <FieldPicker required object={object} value={means} onChange={setMeans} ariaLabel={title} />
        ) : needed === 'list' ? (
          <DefinitionPicker kind="list" required value={means} onChange={setMeans} ariaLabel={title} />
        ) : (
          <Input
            placeholder="https://"
            value={means ?? ''}
            onChange={event => setMeans(event.target.value || undefined)}
          />
        )}
      </Labelled>
    </NewDefinitionDialog>
  )
}

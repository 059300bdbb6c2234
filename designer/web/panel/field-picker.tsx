/** Picks a field of one of the draft's objects. */
import { Select } from 'antd'
import { useClear } from '#runtime/web/fields/use-clear.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { useDraft } from '../draft/use-draft.ts'
import { type DraftField, fieldsOf } from './draft-fields.ts'
import { optionOf, renderOption } from './named-option.tsx'
import { type PickerProps, selectProps } from './picker-props.ts'

interface FieldPickerProps extends PickerProps<string> {
  /** Name of the object whose fields are offered. */
  readonly object: string | undefined
  /** Which of them are offered. */
  readonly where?: ((field: DraftField) => boolean) | undefined
}

export function FieldPicker(props: FieldPickerProps) {
  const { object, where, value, onChange, required } = props
  const { label } = useLocale()
  const draft = useDraft()
  const clear = useClear()
  const options = fieldsOf(draft, draft.find('object', object))
    .filter(field => field.name === value || !where || where(field))
    .map(field => optionOf(field.name, label(field)))
  return (
    <Select
      style={{ width: '100%' }}
      value={value ?? null}
      options={options}
      onChange={(name: string | null | undefined) => onChange(name ?? undefined)}
      allowClear={required ? false : clear}
      showSearch={{ optionFilterProp: 'search' }}
      optionRender={renderOption}
      popupMatchSelectWidth={false}
      {...selectProps(props)}
    />
  )
}

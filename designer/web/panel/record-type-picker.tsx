/** Picks a record type of an object. */
import { Select } from 'antd'
import { useClear } from '#runtime/web/fields/use-clear.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { useDraft } from '../draft/use-draft.ts'
import { optionOf, renderOption } from './named-option.tsx'
import { type PickerProps, selectProps } from './picker-props.ts'

interface RecordTypePickerProps extends PickerProps<string> {
  readonly object: string | undefined
  readonly where?: ((type: { readonly name: string }) => boolean) | undefined
}

export function RecordTypePicker(props: RecordTypePickerProps) {
  const { object, where, value, onChange, required } = props
  const { label } = useLocale()
  const { find } = useDraft()
  const clear = useClear()
  const types = find('object', object)?.recordTypes ?? []
  return (
    <Select
      style={{ width: '100%' }}
      value={value ?? null}
      options={types.filter(type => !where || where(type)).map(type => optionOf(type.name, label(type)))}
      onChange={(name: string | null | undefined) => void onChange(name ?? undefined)}
      allowClear={required ? false : clear}
      optionRender={renderOption}
      popupMatchSelectWidth={false}
      {...selectProps(props)}
    />
  )
}

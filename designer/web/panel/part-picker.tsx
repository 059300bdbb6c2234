/** Picks the part of a template that a definition belongs to. */
import { Select } from 'antd'
import { useClear } from '#runtime/web/fields/use-clear.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { useDraft } from '../draft/use-draft.ts'
import { optionOf, renderOption } from './named-option.tsx'
import { type PickerProps, selectProps } from './picker-props.ts'

export function PartPicker(props: PickerProps<string>) {
  const { value, onChange } = props
  const { label } = useLocale()
  const { all } = useDraft()
  const clear = useClear()
  const options = all('template').flatMap(template =>
    (template.parts ?? []).map(part =>
      optionOf(`${template.name}.${part.name}`, `${label(template)} › ${label(part)}`),
    ),
  )
  return (
    <Select
      style={{ width: '100%' }}
      value={value ?? null}
      options={options}
      onChange={(name: string | null | undefined) => void onChange(name ?? undefined)}
      allowClear={clear}
      showSearch={{ optionFilterProp: 'search' }}
      optionRender={renderOption}
      popupMatchSelectWidth={false}
      {...selectProps(props)}
    />
  )
}

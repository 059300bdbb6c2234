/** Picks another definition of the draft by its label or name. */
import { Select } from 'antd'
import type { Definition } from '#metadata/definitions.ts'
import { useClear } from '#runtime/web/fields/use-clear.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { type KindName, useDraft } from '../draft/use-draft.ts'
import { optionOf, renderOption } from './named-option.tsx'
import { type PickerProps, selectProps } from './picker-props.ts'

interface DefinitionPickerProps extends PickerProps<string> {
  readonly kind: KindName
  /** Which of them are offered. */
  readonly where?: ((definition: Definition) => boolean) | undefined
}

export function DefinitionPicker(props: DefinitionPickerProps) {
  const { kind, where, value, onChange, required } = props
  const { label } = useLocale()
  const { all } = useDraft()
  const clear = useClear()
  const options = (all(kind) as readonly Definition[])
    .filter(item => item.name === value || !where || where(item))
    .map(item => optionOf(item.name, label(item)))
    .sort((a, b) => a.label.localeCompare(b.label))
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

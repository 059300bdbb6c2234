/** Picks a field, or a path across references, step by step or by searching for it. */
import { Cascader } from 'antd'
import { useMemo, useState } from 'react'
import type { LocalizedText, ObjectDefinition } from '#metadata/definitions.ts'
import { useClear } from '#runtime/web/fields/use-clear.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { type DraftHandle, useDraft } from '../draft/use-draft.ts'
import { type DraftField, fieldsOf, pathWords } from './draft-fields.ts'
import { type PickerProps, selectProps } from './picker-props.ts'

interface PathPickerProps extends PickerProps<string> {
  /** Name of the object that the path starts from. */
  readonly object: string | undefined
  /** Which fields it may end at; references are crossed all the same. */
  readonly where?: ((field: DraftField) => boolean) | undefined
}

interface PathOption {
  readonly value: string
  readonly label: string
  readonly disabled?: boolean
  readonly children?: PathOption[]
}

export function PathPicker(props: PathPickerProps) {
  const { object, where, value, onChange, required } = props
  const { label } = useLocale()
  const draft = useDraft()
  const clear = useClear()
  const [wasOpened, setOpened] = useState(false)
  const root = draft.find('object', object)
  const crossed = Math.max(2, (value ?? '').split('.').length - 1)
  const options = useMemo(
    () => (wasOpened ? optionsOf(draft, root, { label, where, crossed }) : []),
    [wasOpened, draft, root, label, where, crossed],
  )
  return (
    <Cascader
      style={{ width: '100%' }}
      value={value ? value.split('.') : []}
      options={options}
      onChange={(steps: readonly string[] | undefined) => onChange(steps?.length ? steps.join('.') : undefined)}
      displayRender={() => (value ? pathWords(draft, root, value, label) : '')}
      onOpenChange={open => open && setOpened(true)}
      changeOnSelect
      expandTrigger="hover"
      allowClear={required ? false : clear}
      showSearch={{
        filter: (typed, path) =>
          path
            .map(step => `${String(step.label)} ${String(step.value)}`)
            .join(' ')
            .toLowerCase()
            .includes(typed.toLowerCase()),
        limit: 60,
      }}
      {...selectProps(props)}
    />
  )
}

interface Wanted {
  readonly label: (item: { readonly label?: LocalizedText; readonly name?: string }) => string
  readonly where: ((field: DraftField) => boolean) | undefined
  readonly crossed: number
}

function optionsOf(draft: DraftHandle, object: ObjectDefinition | undefined, wanted: Wanted): PathOption[] {
  const { label, where, crossed } = wanted
  return fieldsOf(draft, object).flatMap((field): PathOption[] => {
    const isWanted = !where || where(field)
    const children =
      field.type === 'reference' && crossed > 0
        ? optionsOf(draft, field.target, { ...wanted, crossed: crossed - 1 })
        : []
    if (!isWanted && children.length === 0) return []
    return [
      {
        value: field.name,
        label: label(field),
        ...(isWanted ? {} : { disabled: true }),
        ...(children.length > 0 ? { children } : {}),
      },
    ]
  })
}

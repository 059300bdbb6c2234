/** The few fields that a list offers above its table for filtering at once. */

import { Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Rule } from '#metadata/filter.ts'
import { type CatalogField, type CatalogObject, fieldOf } from '../api/catalog.ts'
import { useSession } from '../api/session.ts'
import type { Reference } from '../api/values.ts'
import { RecordPicker } from '../fields/record-picker.tsx'
import { useClear } from '../fields/use-clear.ts'
import { relativeDates } from '../filter/relative-dates.ts'
import { useLocale } from '../i18n/use-locale.ts'

interface QuickFiltersProps {
  readonly object: CatalogObject
  readonly names: readonly string[]
  readonly values: Readonly<Record<string, unknown>>
  /** `isTyped` where it is one of many letters. */
  readonly onChange: (values: Readonly<Record<string, unknown>>, isTyped?: boolean) => void
}

/** The rule that a quick filter's value stands for. */
export function quickRule(object: CatalogObject): (field: string, value: unknown) => Rule {
  return (name, value) => {
    const type = fieldOf(object, name)?.type
    if (type === 'date' || type === 'datetime') return { field: name, operator: 'within', value }
    if (type === 'reference') return { field: name, operator: '=', value: (value as Reference).id }
    if (Array.isArray(value)) return { field: name, operator: 'in', value }
    if (typeof value === 'boolean') return { field: name, operator: '=', value }
    return { field: name, operator: 'contains', value }
  }
}

export function QuickFilters({ object, names, values, onChange }: QuickFiltersProps) {
  const set = (name: string, value: unknown, isTyped?: boolean) => {
    const { [name]: _before, ...others } = values
    const isEmpty = value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
    onChange(isEmpty ? others : { ...others, [name]: value }, isTyped)
  }
  return (
    <>
      {names.map(name => {
        const field = fieldOf(object, name)
        return field ? (
          <QuickFilter
            key={name}
            field={field}
            value={values[name]}
            onChange={(value, isTyped) => set(name, value, isTyped)}
          />
        ) : null
      })}
    </>
  )
}

interface QuickFilterProps {
  readonly field: CatalogField
  readonly value: unknown
  readonly onChange: (value: unknown, isTyped?: boolean) => void
}

function QuickFilter({ field, value, onChange }: QuickFilterProps) {
  const { t } = useTranslation()
  const clear = useClear()
  const { catalog, me } = useSession()
  const { label, text } = useLocale()
  const name = label(field)
  const common = { 'aria-label': name, placeholder: name, allowClear: clear, className: 'quick-filter' } as const
  if (field.type === 'choice' || field.type === 'multiChoice') {
    return (
      <Select
        {...common}
        mode="multiple"
        maxTagCount="responsive"
        value={Array.isArray(value) ? (value as string[]) : []}
        options={(field.choices ?? []).map(choice => ({ value: choice.code, label: text(choice.label, choice.code) }))}
        onChange={chosen => onChange(chosen)}
        showSearch={{ optionFilterProp: 'label' }}
      />
    )
  }
  if (field.type === 'rating') {
    const stars = field.stars ?? 5
    return (
      <Select
        {...common}
        mode="multiple"
        maxTagCount="responsive"
        value={Array.isArray(value) ? (value as number[]) : []}
        options={Array.from({ length: stars }, (_, index) => stars - index).map(given => ({
          value: given,
          label: `${given} ★`,
        }))}
        onChange={chosen => onChange(chosen)}
      />
    )
  }
  if (field.type === 'boolean') {
    return (
      <Select
        {...common}
        value={typeof value === 'boolean' ? value : null}
        options={[
          { value: true, label: t('common.yes') },
          { value: false, label: t('common.no') },
        ]}
        onChange={chosen => onChange(chosen)}
      />
    )
  }
  if (field.type === 'date' || field.type === 'datetime') {
    return (
      <Select
        {...common}
        value={typeof value === 'string' ? value : null}
        options={relativeDates.map(range => ({ value: range, label: t(`dates.${range}`) }))}
        onChange={chosen => onChange(chosen)}
        popupMatchSelectWidth={false}
      />
    )
  }
  if (field.type === 'reference') {
    const target = catalog.objects.get(field.target)
    if (!target) return null
    const picker = (
      <span className="quick-filter quick-reference">
        <RecordPicker
          object={target}
          value={value}
          onChange={chosen => onChange(chosen)}
          placeholder={name}
          aria={{ 'aria-label': name }}
        />
      </span>
    )
    if (field.target !== 'user') return picker
    const mine = (value as Reference | undefined)?.id === me.user.id
    return (
      <>
        {picker}
        <button
          type="button"
          className="chip"
          aria-pressed={mine}
          onClick={() => onChange(mine ? undefined : { id: me.user.id, title: me.user.name })}
        >
          {t('list.mine')}
        </button>
      </>
    )
  }
  return (
    <Input
      {...common}
      allowClear
      value={typeof value === 'string' ? value : ''}
      onChange={event => onChange(event.target.value, true)}
    />
  )
}

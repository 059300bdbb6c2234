/** Chooses a record of one object by typing part of what it is called; offers to make one that is missing. */

import { PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Filter } from '#metadata/filter.ts'
import type { CatalogObject } from '../api/catalog.ts'
import { isReference, type Reference } from '../api/values.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { useRecordDrawers } from '../record/drawer-context.ts'
import { titlePaths } from './record-title.ts'
import { searchRecords } from './search-records.ts'
import { useClear } from './use-clear.ts'

interface RecordPickerProps {
  readonly id?: string
  readonly object: CatalogObject
  readonly value: unknown
  readonly onChange: (value: Reference | undefined) => void
  readonly filter?: Filter | undefined
  /** Id of the field at which it is chosen, where its definition narrows what can be. */
  readonly choosing?: string | undefined
  readonly createInPlace?: boolean | undefined
  readonly disabled?: boolean | undefined
  readonly invalid?: boolean | undefined
  readonly autoFocus?: boolean | undefined
  readonly placeholder?: string | undefined
  readonly aria?: Record<string, string | boolean | undefined>
}

export function RecordPicker(props: RecordPickerProps) {
  const {
    id,
    object,
    value,
    onChange,
    filter,
    choosing,
    createInPlace,
    disabled,
    invalid,
    autoFocus,
    placeholder,
    aria,
  } = props
  const { t } = useTranslation()
  const clear = useClear()
  const { label, locale } = useLocale()
  const { create } = useRecordDrawers()
  const [open, setOpen] = useState(false)
  const [typed, setTyped] = useState('')
  const text = useSettled(typed)
  const found = useQuery({
    queryKey: ['pick', object.name, text, filter, choosing, locale],
    queryFn: () => searchRecords(object, { text, filter, choosing, locale }),
    enabled: open,
    placeholderData: before => before,
  })
  const current = isReference(value) ? value : undefined
  const options = withCurrent(found.data ?? [], current).map(item => ({ value: item.id, label: item.title }))

  const createNew = () => {
    setOpen(false)
    const [name] = titlePaths(object)
    create({
      object: object.name,
      purpose: 'dialog',
      values: name && typed.trim() ? { [name]: typed.trim() } : {},
      onSaved: saved => onChange(saved),
    })
  }
  const footer =
    createInPlace && object.rights.create ? (
      <button type="button" className="picker-create" onMouseDown={event => event.preventDefault()} onClick={createNew}>
        <PlusOutlined aria-hidden /> {t('record.createOf', { object: label(object) })}
      </button>
    ) : null

  return (
    <Select
      style={{ width: '100%' }}
      open={open}
      onOpenChange={setOpen}
      showSearch={{ filterOption: false, searchValue: typed, onSearch: setTyped }}
      allowClear={clear}
      loading={found.isFetching}
      value={current?.id ?? null}
      options={options}
      placeholder={placeholder ?? t('fields.pick')}
      notFoundContent={found.isFetching ? t('common.loading') : t('fields.noMatch')}
      onChange={chosen => {
        setTyped('')
        onChange((found.data ?? []).find(item => item.id === chosen) ?? (chosen === current?.id ? current : undefined))
      }}
      popupRender={menu => (
        <>
          {menu}
          {footer}
        </>
      )}
      {...(id ? { id } : {})}
      {...(disabled ? { disabled } : {})}
      {...(autoFocus ? { autoFocus } : {})}
      {...(invalid ? { status: 'error' as const } : {})}
      {...aria}
    />
  )
}

function withCurrent(found: readonly Reference[], current: Reference | undefined): readonly Reference[] {
  return !current || found.some(item => item.id === current.id) ? found : [current, ...found]
}

/** The text once it has not changed for a moment. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), 200)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}

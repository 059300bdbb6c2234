/** Chooses several people by typing part of their names. */
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useObject } from '../api/session.ts'
import { searchRecords } from '../fields/search-records.ts'
import { useLocale } from '../i18n/use-locale.ts'

/** Somebody; who is out of sight has no name. */
export interface Person {
  readonly id: string
  readonly title: string | null
}

interface PeopleInputProps {
  readonly id: string
  readonly value: readonly Person[]
  readonly onChange: (people: readonly Person[]) => void
}

export function PeopleInput({ id, value, onChange }: PeopleInputProps) {
  const { t } = useTranslation()
  const { locale } = useLocale()
  const user = useObject('user')
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  const found = useQuery({
    queryKey: ['pick', 'user', text, active, locale],
    queryFn: () => (user ? searchRecords(user, { text, filter: active, locale }) : []),
    enabled: open && user !== undefined,
    placeholderData: before => before,
  })
  const known = new Map([...value, ...(found.data ?? [])].map(person => [person.id, person]))
  return (
    <Select
      id={id}
      mode="multiple"
      style={{ width: '100%' }}
      value={value.map(person => person.id)}
      options={[...known.values()].map(person => ({ value: person.id, label: person.title ?? '' }))}
      showSearch={{ filterOption: false, searchValue: text, onSearch: setText }}
      onOpenChange={setOpen}
      loading={found.isFetching}
      placeholder={t('sharing.people')}
      notFoundContent={found.isFetching ? t('common.loading') : t('fields.noMatch')}
      onChange={ids => {
        setText('')
        onChange(ids.flatMap(one => known.get(one) ?? []))
      }}
    />
  )
}

const active = { combinator: 'and', rules: [{ field: 'active', operator: '=', value: true }] } as const

/** People or a unit that tiles share: oneself, one's team or unit, or one that is picked. */

import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../api/session.ts'
import type { Reference } from '../api/values.ts'
import { searchRecords } from '../fields/search-records.ts'
import { useReferenceTitle } from '../fields/use-reference-title.ts'
import { useLocale } from '../i18n/use-locale.ts'
import type { FilterProps } from './filter-props.ts'

const own = {
  user: [
    ['$me', 'me'],
    ['$my_team', 'myTeam'],
  ],
  unit: [['$my_unit', 'myUnit']],
} as const

export function PersonFilter({ id, filter, value, onChange }: FilterProps) {
  const { t } = useTranslation()
  const { locale } = useLocale()
  const { catalog } = useSession()
  const [typed, setTyped] = useState('')
  const type = filter.type === 'unit' ? 'unit' : 'user'
  const object = [...catalog.objects.values()].find(item => item.id === `sys-${type}`)
  const picked = value === '' || value.startsWith('$') ? undefined : value
  const current = useReferenceTitle(object?.name, picked)
  const found = useQuery({
    queryKey: ['pick', object?.name, typed, undefined, locale],
    queryFn: () => searchRecords(object!, { text: typed, filter: undefined, locale }),
    enabled: object?.rights.read === true,
    placeholderData: before => before,
  })
  const known: readonly Reference[] = found.data ?? []
  const others = current && !known.some(item => item.id === current.id) ? [current, ...known] : known
  const options = [
    { value: '', label: t('dashboards.all') },
    ...own[type].map(([code, words]) => ({ value: code as string, label: t(`dashboards.${words}`) })),
    ...others.map(item => ({ value: item.id, label: item.title })),
  ]
  return (
    <Select
      id={id}
      style={{ width: 190 }}
      showSearch={{ filterOption: false, searchValue: typed, onSearch: setTyped }}
      value={value}
      options={options.filter(({ label }) => typed === '' || String(label).toLowerCase().includes(typed.toLowerCase()))}
      onChange={next => {
        setTyped('')
        onChange(next)
      }}
    />
  )
}

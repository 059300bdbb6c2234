/** A period that tiles share: a range by name, or days of one's own. */
import { DatePicker, Select } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FilterProps } from './filter-props.ts'

const offered = [
  'today',
  'this_week',
  'this_month',
  'last_month',
  'this_quarter',
  'last_quarter',
  'next_quarter',
  'this_year',
  'last_year',
  'last_30_days',
  'last_90_days',
] as const
const fiscal = ['this_fiscal_quarter', 'last_fiscal_quarter', 'this_fiscal_year', 'last_fiscal_year'] as const

export function PeriodFilter({
  id,
  label,
  filter,
  value,
  onChange,
  hasFiscal,
}: FilterProps & { readonly hasFiscal: boolean }) {
  const { t } = useTranslation()
  const days = value.split('..')
  const [isChoosing, setOwn] = useState(false)
  const isOwn = isChoosing || days.length === 2
  const names: readonly string[] = [...offered, ...(hasFiscal ? fiscal : [])]
  const first = filter.default && !names.includes(filter.default) ? [filter.default] : []
  const options = [
    { value: '', label: t('dashboards.anyTime') },
    ...[...first, ...names].map(name => ({ value: name, label: t(`dates.${name as (typeof offered)[number]}`) })),
    { value: 'own', label: t('dashboards.ownDays') },
  ]
  return (
    <span className="row">
      <Select
        id={id}
        style={{ width: 170 }}
        value={isOwn ? 'own' : value}
        options={options}
        onChange={next => {
          setOwn(next === 'own')
          if (next !== 'own') onChange(next)
        }}
      />
      {isOwn ? (
        <DatePicker.RangePicker
          aria-label={label}
          allowClear={false}
          value={days.length === 2 ? [dayjs(days[0]), dayjs(days[1])] : null}
          onChange={range => {
            const [from, to] = range ?? []
            if (!from || !to) return
            setOwn(false)
            onChange(`${from.format('YYYY-MM-DD')}..${to.format('YYYY-MM-DD')}`)
          }}
        />
      ) : null}
    </span>
  )
}

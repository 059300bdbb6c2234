/** The days that a report is about: a range by name, or any two days. */
import { DatePicker, Select } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReportPeriod } from '#metadata/definitions.ts'
import { Labelled } from '../shell/labelled.tsx'

const ranges = [
  'this_month',
  'last_month',
  'this_quarter',
  'last_quarter',
  'next_quarter',
  'this_year',
  'last_year',
  'this_fiscal_quarter',
  'last_fiscal_quarter',
  'this_fiscal_year',
  'last_fiscal_year',
  'last_30_days',
  'last_90_days',
] as const

/** Not the name of a range: two days of one's own. */
const free = 'free'

interface PeriodInputProps {
  /** The range that is offered beside the common ones. */
  readonly usual: ReportPeriod['range']
  /** A range, or two days with two points between them. */
  readonly value: string
  readonly onChange: (value: string) => void
}

export function PeriodInput({ usual, value, onChange }: PeriodInputProps) {
  const { t } = useTranslation()
  const [from, to] = value.includes('..') ? value.split('..') : []
  const [isChoosing, setChoosing] = useState(false)
  const isFree = isChoosing || from !== undefined
  const offered = ranges.some(item => item === usual) ? ranges : [usual, ...ranges]
  const choose = (chosen: string) => {
    setChoosing(chosen === free)
    if (chosen !== free) onChange(chosen)
  }
  const options = [
    ...offered.map(item => ({ value: item as string, label: t(`dates.${item}`) })),
    { value: free, label: t('reports.freePeriod') },
  ]
  const day = (text: string | undefined): Dayjs | null => (text && dayjs(text).isValid() ? dayjs(text) : null)
  return (
    <>
      <Labelled label={t('reports.period')} htmlFor="report-period" style={{ width: 200 }}>
        <Select
          id="report-period"
          value={isFree ? free : value}
          options={options}
          virtual={false}
          listHeight={480}
          onChange={choose}
        />
      </Labelled>
      {isFree ? (
        <Labelled label={t('reports.days')} htmlFor="report-from">
          <DatePicker.RangePicker
            id={{ start: 'report-from', end: 'report-to' }}
            allowClear={false}
            format="YYYY-MM-DD"
            placeholder={[t('reports.from'), t('reports.to')]}
            key={value}
            defaultValue={[day(from), day(to)]}
            onChange={days => {
              const [first, last] = days ?? []
              if (!first || !last) return
              setChoosing(false)
              onChange(`${first.format('YYYY-MM-DD')}..${last.format('YYYY-MM-DD')}`)
            }}
          />
        </Labelled>
      ) : null}
    </>
  )
}

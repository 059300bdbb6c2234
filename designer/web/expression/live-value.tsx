/** What an expression comes to on a record that one chooses. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { useSettled } from '#runtime/web/expression/use-settled.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { useDraft } from '../draft/use-draft.ts'
import { useTexts } from '../texts/use-texts.ts'
import { type ExpressionAddress, readSample, type Sample } from './expression-api.ts'
import { texts } from './texts.ts'

interface LiveValueProps {
  readonly address: ExpressionAddress
  /** Has no problems. */
  readonly text: string
}

export function LiveValue({ address, text }: LiveValueProps) {
  const t = useTexts(texts)
  const { locale } = useLocale()
  const { draft } = useDraft()
  const [record, setRecord] = useState<string>()
  const [typed, setTyped] = useState('')
  const find = useSettled(typed, 250)
  const { data } = useQuery({
    queryKey: ['draft', draft.id, 'expression-value', draft.version, address, text, record, find],
    queryFn: () => readSample(address, text, record, find),
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  })
  if (!data) return null
  const { none, of, fault } = data
  if (none === 'unknown') return <p className="live-value muted">{t.none.unknown[of]}</p>
  if (none && !(none === 'noRecords' && find)) return <p className="live-value muted">{t.none[none]}</p>
  return (
    <div className="live-value">
      {data.record || find ? (
        <>
          <span className="muted">{t.on}</span>
          <Select
            size="small"
            variant="filled"
            className="live-record"
            popupMatchSelectWidth={false}
            aria-label={t.record}
            title={t.of[of]}
            value={data.record?.id ?? null}
            options={optionsOf(data)}
            onChange={(next: string) => {
              setRecord(next)
              setTyped('')
            }}
            showSearch={{ filterOption: false, searchValue: typed, onSearch: setTyped }}
            notFoundContent={t.noMatch}
          />
        </>
      ) : null}
      <output aria-label={t.value} className={fault ? 'live-fault' : 'live-result'} translate="no">
        {fault ? fault[locale === 'en' ? 'en' : 'zh'] : data.value}
      </output>
    </div>
  )
}

function optionsOf({ records, record }: Sample) {
  const all = record && !records.some(item => item.id === record.id) ? [record, ...records] : records
  return all.map(({ id, title }) => ({ value: id, label: title || id }))
}

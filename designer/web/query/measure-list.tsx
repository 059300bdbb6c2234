/** What a query reckons for each group. */
import { PlusOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { useState } from 'react'
import type { QueryDefinition, QueryMeasure } from '#metadata/definitions.ts'
import { useSelection } from '../definition/use-selection.ts'
import { OrderedList } from '../drag/ordered-list.tsx'
import { freeName } from '../live/free-name.ts'
import type { DraftField } from '../panel/draft-fields.ts'
import { PathPicker } from '../panel/path-picker.tsx'
import { useTexts } from '../texts/use-texts.ts'
import { useMeasureWords } from './measure-words.ts'
import { texts } from './texts.ts'

interface MeasureListProps {
  readonly query: QueryDefinition
  readonly disabled: boolean
  readonly onChange: (measures: readonly QueryMeasure[]) => void
}

const functions = ['count', 'countDistinct', 'sum', 'avg', 'min', 'max'] as const
const numbers = new Set(['integer', 'decimal', 'money', 'percent', 'rating'])

export function MeasureList({ query, disabled, onChange }: MeasureListProps) {
  const t = useTexts(texts)
  const words = useMeasureWords(query)
  const { place, select } = useSelection()
  const [fn, setFn] = useState<QueryMeasure['fn']>('count')
  const [field, setField] = useState<string>()
  const measures = query.measures ?? []
  const suits = ({ type }: DraftField) =>
    fn === 'sum' || fn === 'avg'
      ? numbers.has(type)
      : fn === 'countDistinct'
        ? !['children', 'file', 'longText'].includes(type)
        : numbers.has(type) || type === 'date' || type === 'datetime'
  const isReady = fn === 'count' || field !== undefined
  const add = () => {
    const wanted = fn === 'count' ? 'n' : `${fn}_${field?.split('.').at(-1) ?? ''}`
    const as = freeName(wanted, [
      ...measures.map(measure => measure.as),
      ...(query.groups ?? []).map(item => item.field),
    ])
    onChange([...measures, { as, fn, ...(fn === 'count' || field === undefined ? {} : { field }) }])
    setField(undefined)
  }
  return (
    <>
      <OrderedList
        label={t.measures}
        items={measures}
        keyOf={measure => measure.as}
        wordsOf={words.measure}
        disabled={disabled}
        selected={place[0] === 'measures' ? place[1] : undefined}
        onSelect={measure => select(['measures', measure.as])}
        onChange={onChange}
      />
      {disabled ? null : (
        <div className="measure-adder">
          <Select
            aria-label={t.measure}
            value={fn}
            onChange={next => {
              setFn(next)
              setField(undefined)
            }}
            options={functions.map(value => ({ value, label: t.functions[value] }))}
          />
          {fn === 'count' ? null : (
            <PathPicker
              object={query.object}
              value={field}
              where={suits}
              ariaLabel={t.measureField}
              placeholder={t.measureField}
              onChange={setField}
            />
          )}
          <Button icon={<PlusOutlined aria-hidden />} disabled={!isReady} aria-label={t.addMeasure} onClick={add} />
        </div>
      )}
    </>
  )
}

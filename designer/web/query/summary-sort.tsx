/** The sort of a query with groups: by what it groups by, and by its measures. */
import { Select } from 'antd'
import type { QueryDefinition, SortItem } from '#metadata/definitions.ts'
import { SortEditor } from '../live/sort-editor.tsx'
import { useTexts } from '../texts/use-texts.ts'
import { useMeasureWords } from './measure-words.ts'
import { texts } from './texts.ts'

interface SummarySortProps {
  readonly query: QueryDefinition
  readonly disabled: boolean
  readonly onChange: (sort: readonly SortItem[]) => void
}

export function SummarySort({ query, disabled, onChange }: SummarySortProps) {
  const t = useTexts(texts)
  const words = useMeasureWords(query)
  const sort = query.sort ?? []
  const known = new Map([
    ...(query.groups ?? []).map(group => [group.field, words.path(group.field)] as const),
    ...(query.measures ?? []).map(measure => [measure.as, words.measure(measure)] as const),
  ])
  const left = [...known].filter(([key]) => !sort.some(item => item.field === key))
  return (
    <SortEditor
      object={query.object}
      label={t.addSort}
      value={sort}
      disabled={disabled}
      wordsOf={key => known.get(key)}
      onChange={onChange}
      adder={
        left.length === 0 ? null : (
          <Select
            aria-label={t.addSort}
            placeholder={t.addSort}
            value={null}
            options={left.map(([value, label]) => ({ value, label }))}
            onChange={(field: string | null) => field && onChange([...sort, { field }])}
          />
        )
      }
    />
  )
}

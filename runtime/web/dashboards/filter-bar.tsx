/** The filters that the tiles of a dashboard share. */
import { Button, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { DashboardDefinition } from '#metadata/definitions.ts'
import { useSession } from '../api/session.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { Labelled } from '../shell/labelled.tsx'
import { filterChoices } from './filter-choices.ts'
import { PeriodFilter } from './period-filter.tsx'
import { PersonFilter } from './person-filter.tsx'
import type { Chosen } from './tile-question.ts'

interface FilterBarProps {
  readonly dashboard: Pick<DashboardDefinition, 'filters' | 'tiles'>
  readonly shown: Chosen
  readonly onChoose: (change: Readonly<Record<string, string | undefined>>) => void
}

export function FilterBar({ dashboard, shown, onChoose }: FilterBarProps) {
  const { t } = useTranslation()
  const { text } = useLocale()
  const { catalog } = useSession()
  const { filters = [], tiles } = dashboard
  if (filters.length === 0) return null
  const isChanged = filters.some(({ id, default: first = '' }) => shown[id] !== first)
  return (
    <search className="dashboard-filters" aria-label={t('dashboards.filters')}>
      {filters.map(filter => {
        const id = `filter-${filter.id}`
        const label = text(filter.label) || t(`dashboards.filterTypes.${filter.type}`)
        const value = shown[filter.id] ?? ''
        const props = { id, label, filter, value, onChange: (next: string) => onChoose({ [filter.id]: next }) }
        return (
          <Labelled key={filter.id} label={label} htmlFor={id}>
            {filter.type === 'period' ? (
              <PeriodFilter {...props} hasFiscal={!isByField(tiles, filter.id)} />
            ) : filter.type === 'choice' ? (
              <Select
                id={id}
                mode="multiple"
                allowClear
                maxTagCount="responsive"
                style={{ minWidth: 180 }}
                placeholder={t('dashboards.all')}
                value={value === '' ? [] : value.split(',')}
                options={filterChoices(catalog, tiles, filter.id).map(({ code, label: words }) => ({
                  value: code,
                  label: text(words, code),
                }))}
                onChange={codes => props.onChange(codes.join(','))}
              />
            ) : (
              <PersonFilter {...props} />
            )}
          </Labelled>
        )
      })}
      {isChanged ? (
        <Button type="text" onClick={() => onChoose(Object.fromEntries(filters.map(({ id }) => [id, undefined])))}>
          {t('dashboards.resetFilters')}
        </Button>
      ) : null}
    </search>
  )
}

/** Whether a tile goes by a field for it, which knows no fiscal ranges. */
function isByField(tiles: DashboardDefinition['tiles'], filter: string): boolean {
  return tiles.some(tile => 'filters' in tile && tile.filters?.some(item => item.filter === filter && item.field))
}

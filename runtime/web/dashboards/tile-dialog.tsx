/** What can be set of a tile: its name, how it shows what it shows, and which shared filters it follows. */
import { useQuery } from '@tanstack/react-query'
import { Checkbox, Input, InputNumber, Modal, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DashboardDefinition, DashboardTile, KpiTile, ReportDefinition } from '#metadata/definitions.ts'
import { get } from '../api/request.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { Labelled } from '../shell/labelled.tsx'

interface TileDialogProps {
  readonly tile: DashboardTile
  readonly filters: DashboardDefinition['filters']
  readonly name: string
  readonly onSave: (tile: DashboardTile) => void
  readonly onClose: () => void
}

export function TileDialog({ tile: given, filters, name, onSave, onClose }: TileDialogProps) {
  const { t } = useTranslation()
  const { locale, text } = useLocale()
  const [tile, setTile] = useState(given)
  const set = (change: Partial<DashboardTile>) => setTile({ ...tile, ...change } as DashboardTile)
  const own = text(tile.label)
  return (
    <Modal
      open
      title={t('dashboards.editTile', { name })}
      okText={t('common.apply')}
      cancelText={t('common.cancel')}
      onOk={() => onSave(tile)}
      onCancel={onClose}
      width={460}
    >
      <div className="stack" style={{ paddingBlock: 8 }}>
        <Labelled label={t('dashboards.tileName')}>
          <Input
            value={own}
            placeholder={name}
            maxLength={100}
            onChange={event => {
              const { label: _, ...rest } = tile
              setTile(
                event.target.value === ''
                  ? rest
                  : { ...tile, label: { en: event.target.value, 'zh-CN': event.target.value } },
              )
            }}
          />
        </Labelled>
        {tile.type === 'text' ? (
          <Labelled label={t('dashboards.words')}>
            <Input.TextArea
              rows={6}
              maxLength={1000}
              value={text(tile.text)}
              onChange={event => set({ text: { [locale]: event.target.value } })}
            />
          </Labelled>
        ) : null}
        {tile.type === 'report' ? (
          <Labelled label={t('dashboards.show')} htmlFor="tile-show">
            <Select
              id="tile-show"
              value={tile.show ?? 'chart'}
              options={(['chart', 'table', 'both'] as const).map(value => ({
                value,
                label: t(`dashboards.shows.${value}`),
              }))}
              onChange={show => set({ show })}
            />
          </Labelled>
        ) : null}
        {tile.type === 'kpi' ? <KpiSettings tile={tile} onChange={set} /> : null}
        {tile.type === 'list' || tile.type === 'tasks' ? (
          <Labelled label={t('dashboards.rows')} htmlFor="tile-rows">
            <InputNumber
              id="tile-rows"
              min={1}
              max={50}
              value={tile.limit ?? 5}
              onChange={limit => set({ limit: limit ?? 5 })}
            />
          </Labelled>
        ) : null}
        {'filters' in tile && filters && (given as KpiTile).filters?.length ? (
          <fieldset className="stack tile-follows">
            <legend>{t('dashboards.follows')}</legend>
            {((given as KpiTile).filters ?? []).map(item => {
              const filter = filters.find(other => other.id === item.filter)
              const followed = (tile as KpiTile).filters ?? []
              return filter ? (
                <Checkbox
                  key={item.filter}
                  checked={followed.some(other => other.filter === item.filter)}
                  onChange={event =>
                    set({
                      filters: event.target.checked
                        ? [...followed, item]
                        : followed.filter(other => other.filter !== item.filter),
                    } as Partial<DashboardTile>)
                  }
                >
                  {text(filter.label) || t(`dashboards.filterTypes.${filter.type}`)}
                </Checkbox>
              ) : null
            })}
          </fieldset>
        ) : null}
      </div>
    </Modal>
  )
}

interface KpiSettingsProps {
  readonly tile: KpiTile
  readonly onChange: (change: Partial<KpiTile>) => void
}

function KpiSettings({ tile, onChange }: KpiSettingsProps) {
  const { t } = useTranslation()
  const { text } = useLocale()
  const definition = useQuery({
    queryKey: ['report-definition', tile.report],
    queryFn: ({ signal }) =>
      get<{ report: ReportDefinition }>(`/api/reports/${encodeURIComponent(tile.report)}/definition`, signal),
  })
  const report = definition.data?.report
  const measures = (report?.measures ?? []).map(({ as, label }) => ({ value: as, label: text(label, as) }))
  const { target } = tile
  return (
    <>
      <Labelled label={t('dashboards.measure')} htmlFor="kpi-measure">
        <Select id="kpi-measure" value={tile.measure} options={measures} onChange={measure => onChange({ measure })} />
      </Labelled>
      <Labelled label={t('dashboards.target')} htmlFor="kpi-target">
        <Select
          id="kpi-target"
          value={target?.number !== undefined ? '#' : (target?.measure ?? '')}
          options={[
            { value: '', label: t('dashboards.noTargetWanted') },
            { value: '#', label: t('dashboards.fixedTarget') },
            ...measures.filter(item => item.value !== tile.measure),
          ]}
          onChange={value => {
            if (value === '') onChange({ target: undefined } as unknown as Partial<KpiTile>)
            else onChange({ target: value === '#' ? { number: target?.number ?? '0' } : { measure: value } })
          }}
        />
      </Labelled>
      {target?.number === undefined ? null : (
        <InputNumber
          stringMode
          aria-label={t('dashboards.fixedTarget')}
          value={target.number}
          onChange={number => onChange({ target: { number: String(number ?? '0') } })}
          style={{ width: '100%' }}
        />
      )}
      <Labelled label={t('dashboards.compare')} htmlFor="kpi-compare">
        <Select
          id="kpi-compare"
          value={tile.compare ?? ''}
          disabled={!report?.period}
          options={(['', 'period', 'year'] as const).map(value => ({
            value,
            label: t(`dashboards.compares.${value || 'none'}`),
          }))}
          onChange={compare => onChange({ compare: compare || undefined } as unknown as Partial<KpiTile>)}
        />
      </Labelled>
      <Checkbox
        checked={tile.better === 'lower'}
        onChange={event => onChange({ better: event.target.checked ? 'lower' : 'higher' })}
      >
        {t('dashboards.lowerIsBetter')}
      </Checkbox>
    </>
  )
}

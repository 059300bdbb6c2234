/** Chooses what a new tile shows: a report or a figure of it, a list, tasks, recent records, words. */
import { SearchOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Input, Modal, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReportDefinition } from '#metadata/definitions.ts'
import { get } from '../api/request.ts'
import { useSession } from '../api/session.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { Icon } from '../shell/icon.tsx'
import { useAct } from '../shell/use-act.ts'
import type { TileSource } from './new-tile.ts'

interface AddTileDialogProps {
  /** The first figure of a report of a draft; reports that people keep are not offered there. */
  readonly measureOf?: (report: string) => Promise<string | undefined>
  readonly onAdd: (source: TileSource) => void
  readonly onClose: () => void
}

const sorts = ['report', 'kpi', 'list', 'other'] as const

async function firstMeasure(report: string): Promise<string | undefined> {
  const { report: found } = await get<{ report: ReportDefinition }>(
    `/api/reports/${encodeURIComponent(report)}/definition`,
  )
  return found.measures[0]?.as
}

interface PersonalReport {
  readonly id: string
  readonly name: string
  readonly object: string
  readonly mine: boolean
  readonly period?: string
  readonly incomplete?: boolean
}

interface Offer {
  readonly key: string
  readonly words: string
  readonly object: string
  readonly hasPeriod: boolean
  readonly icon: string
  /** Of a report that somebody keeps. */
  readonly whose?: string
}

export function AddTileDialog({ measureOf = firstMeasure, onAdd, onClose }: AddTileDialogProps) {
  const { t } = useTranslation()
  const { catalog } = useSession()
  const { label } = useLocale()
  const act = useAct()
  const [sort, setSort] = useState<(typeof sorts)[number]>('report')
  const [search, setSearch] = useState('')
  const personal = useQuery({
    queryKey: ['personal-reports'],
    queryFn: ({ signal }) => get<{ reports: PersonalReport[] }>('/api/personal-reports', signal),
    enabled: measureOf === firstMeasure,
  })
  const reports = [
    ...[...catalog.reports.values()].map(({ name, object, period, ...item }) => ({
      key: name,
      words: label({ name, ...item }),
      object,
      hasPeriod: period !== undefined,
      icon: 'bar-chart',
    })),
    ...(personal.data?.reports ?? [])
      .filter(item => !item.incomplete)
      .map(({ id, name, object, period, mine }) => ({
        key: id,
        words: name,
        object,
        whose: t(mine ? 'builder.mine' : 'builder.sharedBy'),
        hasPeriod: period !== undefined,
        icon: 'user',
      })),
  ]
  const lists = [...catalog.lists.values()].map(item => ({
    key: item.name,
    words: label(item),
    object: item.object,
    hasPeriod: false,
    icon: catalog.objects.get(item.object)?.icon ?? 'profile',
  }))
  const others = (['tasks', 'recent', 'text'] as const).map(type => ({
    key: type,
    words: t(type === 'tasks' ? 'tasks.title' : type === 'recent' ? 'home.recent' : 'dashboards.text'),
    object: '',
    hasPeriod: false,
    icon: type === 'tasks' ? 'check-square' : type === 'recent' ? 'history' : 'file-text',
  }))
  const offered: readonly Offer[] = sort === 'list' ? lists : sort === 'other' ? others : reports
  const wanted = search.trim().toLowerCase()
  const shown = offered
    .filter(item => item.words.toLowerCase().includes(wanted))
    .sort((a, b) => a.words.localeCompare(b.words))

  const add = async ({ key, object, hasPeriod }: Offer) => {
    if (sort === 'list') onAdd({ type: 'list', list: key, object })
    else if (sort === 'report') onAdd({ type: 'report', report: key, object, hasPeriod })
    else if (sort === 'other') onAdd({ type: key as 'tasks' | 'recent' | 'text' })
    else {
      await act({
        work: async () => {
          const measure = await measureOf(key)
          if (measure) onAdd({ type: 'kpi', report: key, object, hasPeriod, measure })
        },
      })
    }
  }
  return (
    <Modal open title={t('dashboards.addTile')} footer={null} onCancel={onClose} width={520}>
      <div className="stack" style={{ paddingBlock: 8 }}>
        <Segmented
          block
          value={sort}
          options={sorts.map(value => ({ value, label: t(`dashboards.sorts.${value}`) }))}
          onChange={setSort}
        />
        {sort === 'other' ? null : (
          <Input
            allowClear
            autoFocus
            prefix={<SearchOutlined aria-hidden />}
            placeholder={t('dashboards.find')}
            aria-label={t('dashboards.find')}
            value={search}
            onChange={event => setSearch(event.target.value)}
          />
        )}
        <ul className="tile-offers">
          {shown.map(item => (
            <li key={item.key}>
              <button type="button" className="tile-offer" onClick={() => void add(item)}>
                <Icon name={item.icon} label={item.words} />
                <span translate="no">{item.words}</span>
                {item.object ? <span className="muted">{label(catalog.objects.get(item.object))}</span> : null}
                {item.whose ? <span className="tile-offer-whose">{item.whose}</span> : null}
              </button>
            </li>
          ))}
        </ul>
        {shown.length === 0 ? <p className="muted">{t('dashboards.nothingFound')}</p> : null}
      </div>
    </Modal>
  )
}

/** A workflow as all its instances went through it: how often each step was reached, how long it took, how many wait there. */
import { useQuery } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import type { WorkflowDefinition } from '#metadata/definitions.ts'
import { get, queryString } from '../api/request.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { DataTable } from '../shell/data-table.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { usePageTitle } from '../shell/use-page-title.ts'
import { Diagram } from '../workflow/diagram.tsx'
import type { DiagramMark } from '../workflow/diagram-view.tsx'
import { type InstanceState, instanceStates, isStep, nodeNames } from './instance.ts'
import { StateTag } from './state-tag.tsx'
import './instances.css'

interface NodeFigures {
  readonly node: string
  readonly entered: number
  readonly waiting: number
  readonly incidents: number
  readonly mean: number | null
  readonly median: number | null
  readonly p95: number | null
}

interface WorkflowFigures {
  readonly definition: WorkflowDefinition
  readonly instances: Readonly<Partial<Record<InstanceState, number>>>
  readonly nodes: readonly NodeFigures[]
}

type Measure = 'count' | 'time' | 'waiting'

const days = 90

export function HeatPage() {
  const { name = '' } = useParams()
  const { t } = useTranslation()
  const { text } = useLocale()
  const answer = useQuery({
    queryKey: ['workflow-instances', 'figures', name],
    queryFn: ({ signal }) =>
      get<WorkflowFigures>(`/api/workflows/${encodeURIComponent(name)}/statistics${queryString({ days })}`, signal),
  })
  const title = text(answer.data?.definition.label) || t('processes.heat')
  usePageTitle(title)
  return (
    <div className="page">
      <header className="record-header">
        <div className="record-heading">
          <div className="record-kind">
            <Link to={`/processes${queryString({ workflow: name })}`}>{t('processes.title')}</Link>
            <span className="muted">· {t('processes.heat')}</span>
          </div>
          <h1 translate="no">{title}</h1>
        </div>
        <span className="muted">{t('processes.heatHint', { days })}</span>
      </header>
      <Loaded query={answer}>{figures => <Figures figures={figures} title={title} />}</Loaded>
    </div>
  )
}

function Figures({ figures, title }: { readonly figures: WorkflowFigures; readonly title: string }) {
  const { t } = useTranslation()
  const { text, integer } = useLocale()
  const duration = useDuration()
  const [measure, setMeasure] = useState<Measure>('count')
  const nameOf = nodeNames(figures.definition, text)
  // A container would be as hot as all that is in it, and hide it.
  const steps = useMemo(() => {
    const known = new Set(figures.definition.nodes.filter(isStep).map(node => node.id))
    return figures.nodes.filter(item => known.has(item.node))
  }, [figures])
  const heat = useMemo(() => heatOf(steps, measure), [steps, measure])
  const marks = useMemo(
    () =>
      steps.flatMap((item): DiagramMark[] => {
        const value = figureOf(item, measure)
        if (!value) return []
        const words = measure === 'time' ? duration(value) : integer(value)
        const tone = measure === 'waiting' && item.incidents > 0 ? 'error' : measure === 'waiting' ? 'token' : 'done'
        return [{ node: item.node, text: words, title: words, tone }]
      }),
    [steps, measure, duration, integer],
  )
  const byNode = new Map(steps.map(item => [item.node, item]))
  const rows = figures.definition.nodes.flatMap(node => byNode.get(node.id) ?? [])
  return (
    <>
      <div className="row process-counts">
        {instanceStates.map(state =>
          figures.instances[state] ? (
            <Link key={state} to={`/processes${queryString({ workflow: figures.definition.name, state })}`}>
              <StateTag state={state} /> <strong>{integer(figures.instances[state])}</strong>
            </Link>
          ) : null,
        )}
        <span className="spacer" />
        <Segmented<Measure>
          aria-label={t('processes.heatBy')}
          value={measure}
          onChange={setMeasure}
          options={[
            { value: 'count', label: t('processes.heatByCount') },
            { value: 'time', label: t('processes.heatByTime') },
            { value: 'waiting', label: t('processes.heatByWaiting') },
          ]}
        />
      </div>
      <section className="card process-diagram" aria-label={t('processes.diagram')}>
        <Diagram workflow={figures.definition} label={title} heat={heat} marks={marks} />
      </section>
      <section className="card process-part" aria-label={t('processes.steps')}>
        <DataTable
          label={t('processes.steps')}
          rows={rows}
          rowKey={item => item.node}
          columns={[
            { key: 'step', title: t('processes.step'), draw: item => <span translate="no">{nameOf(item.node)}</span> },
            { key: 'entered', title: t('processes.entered'), numeric: true, draw: item => integer(item.entered) },
            { key: 'waiting', title: t('processes.waitingNow'), numeric: true, draw: item => integer(item.waiting) },
            { key: 'incidents', title: t('processes.incidents'), numeric: true, draw: item => integer(item.incidents) },
            { key: 'mean', title: t('processes.mean'), numeric: true, draw: item => duration(item.mean) },
            { key: 'median', title: t('processes.median'), numeric: true, draw: item => duration(item.median) },
            { key: 'p95', title: t('processes.p95'), numeric: true, draw: item => duration(item.p95) },
          ]}
        />
      </section>
    </>
  )
}

function figureOf(item: NodeFigures, measure: Measure): number {
  return measure === 'count' ? item.entered : measure === 'waiting' ? item.waiting + item.incidents : (item.mean ?? 0)
}

function heatOf(nodes: readonly NodeFigures[], measure: Measure): Record<string, number> {
  const most = Math.max(0, ...nodes.map(item => figureOf(item, measure)))
  if (most === 0) return {}
  return Object.fromEntries(nodes.map(item => [item.node, figureOf(item, measure) / most]))
}

/** Seconds in the unit in which they are read best. */
function useDuration(): (seconds: number | null) => string {
  const { t } = useTranslation()
  const { locale } = useLocale()
  return useMemo(() => {
    const format = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
    return seconds => {
      if (seconds === null) return ''
      if (seconds < 60) return t('processes.seconds', { value: format.format(seconds) })
      if (seconds < 3600) return t('processes.minutes', { value: format.format(seconds / 60) })
      if (seconds < 86_400) return t('processes.hours', { value: format.format(seconds / 3600) })
      return t('processes.days', { value: format.format(seconds / 86_400) })
    }
  }, [t, locale])
}

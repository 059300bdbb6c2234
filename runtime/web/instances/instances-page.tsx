/** All instances that somebody may see, by workflow, record, state and age. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { type CatalogField, fieldOf } from '../api/catalog.ts'
import { useSession } from '../api/session.ts'
import { isReference } from '../api/values.ts'
import { AnyReferenceInput } from '../fields/reference-inputs.tsx'
import { useLocale } from '../i18n/use-locale.ts'
import { DataTable } from '../shell/data-table.tsx'
import { EmptyState } from '../shell/empty-state.tsx'
import { Labelled } from '../shell/labelled.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { usePageTitle } from '../shell/use-page-title.ts'
import { instanceAddress, instanceStates, readInstances } from './instance.ts'
import { StateTag } from './state-tag.tsx'
import './instances.css'

const ages = { day: 1, week: 7, month: 30 } as const

export function InstancesPage() {
  const { t } = useTranslation()
  const { text, relative, dateTime } = useLocale()
  const { me, catalog } = useSession()
  usePageTitle(t('processes.title'))
  const [search, setSearch] = useSearchParams()
  const asked = (name: string) => search.get(name) ?? undefined
  const [workflow, state, age, record, title] = ['workflow', 'state', 'age', 'record', 'title'].map(asked)
  const before = useMemo(() => {
    const days = ages[age as keyof typeof ages]
    return days ? new Date(Date.now() - days * 86_400_000).toISOString() : undefined
  }, [age])
  const answer = useInfiniteQuery({
    queryKey: ['workflow-instances', 'list', workflow, state, before, record],
    queryFn: ({ pageParam, signal }) =>
      readInstances({ workflow, state, before, record, after: pageParam || undefined }, signal),
    initialPageParam: '',
    getNextPageParam: page => page.after,
  })
  const rows = answer.data?.pages.flatMap(page => page.instances) ?? []
  // Those that are found under other filters can be chosen, too.
  const all = useQuery({
    queryKey: ['workflow-instances', 'workflows'],
    queryFn: ({ signal }) => readInstances({}, signal),
    staleTime: 60_000,
  })
  const known = new Map(
    [...(all.data?.instances ?? []), ...rows].flatMap(row =>
      row.workflow.name ? [[row.workflow.name, text(row.workflow.label)] as const] : [],
    ),
  )
  if (workflow && !known.has(workflow)) known.set(workflow, workflow)
  const set = (values: Readonly<Record<string, string | undefined>>) => {
    const next = new URLSearchParams(search)
    for (const [name, value] of Object.entries(values)) value ? next.set(name, value) : next.delete(name)
    setSearch(next, { replace: true })
  }
  const [object = '', id = ''] = record?.split('/') ?? []
  // Objects for whose records something runs; all of them where nothing was found.
  const withProcesses = [...new Set([object, ...rows.map(row => row.record?.object ?? '')].filter(Boolean))]
    .sort()
    .join(' ')
  const recordField = useMemo(() => {
    const own = fieldOf(catalog.objects.get('workflow_instance'), 'record')
    const readable = [...catalog.objects.values()].filter(item => item.rights.read).map(item => item.name)
    const met = withProcesses.split(' ').filter(name => readable.includes(name))
    const targets = met.length > 0 ? met : readable
    return { id: 'record', name: 'record', label: own?.label ?? {}, type: 'anyReference', targets } as CatalogField
  }, [catalog, withProcesses])
  const seesFigures = me.system.some(right => ['operate', 'design', 'administer'].includes(right))
  return (
    <div className="page">
      <header className="page-head">
        <h1>{t('processes.title')}</h1>
      </header>
      <div className="process-filters">
        <Labelled label={t('processes.workflow')} htmlFor="process-workflow">
          <Select
            id="process-workflow"
            value={workflow ?? ''}
            onChange={value => set({ workflow: value })}
            options={[
              { value: '', label: t('processes.anyWorkflow') },
              ...[...known].map(([value, label]) => ({ value, label })),
            ]}
          />
        </Labelled>
        <Labelled label={t('processes.state')} htmlFor="process-state">
          <Select
            id="process-state"
            value={state ?? ''}
            onChange={value => set({ state: value })}
            options={[
              { value: '', label: t('processes.anyState') },
              ...instanceStates.map(value => ({ value, label: t(`processes.states.${value}`) })),
            ]}
          />
        </Labelled>
        <Labelled label={t('processes.age')} htmlFor="process-age">
          <Select
            id="process-age"
            value={age ?? ''}
            onChange={value => set({ age: value })}
            options={[
              { value: '', label: t('processes.ages.any') },
              ...(['day', 'week', 'month'] as const).map(value => ({ value, label: t(`processes.ages.${value}`) })),
            ]}
          />
        </Labelled>
        <Labelled label={t('processes.record')} htmlFor="process-record" style={{ flex: '1 1 320px' }}>
          <AnyReferenceInput
            id="process-record"
            field={recordField}
            ariaLabel={t('processes.record')}
            value={record ? { object, id, title: title ?? id } : undefined}
            onChange={value => {
              const picked = value as { object: string } | undefined
              set(
                picked && isReference(picked)
                  ? { record: `${picked.object}/${picked.id}`, title: picked.title }
                  : { record: undefined, title: undefined },
              )
            }}
          />
        </Labelled>
        {seesFigures && workflow ? (
          <Link className="process-figures" to={`/processes/workflow/${encodeURIComponent(workflow)}`}>
            {t('processes.heat')}
          </Link>
        ) : null}
      </div>
      <div className="card">
        <Loaded query={answer}>
          {() =>
            rows.length === 0 ? (
              <EmptyState text={t('processes.empty')} hint={t('processes.emptyHint')} />
            ) : (
              <DataTable
                label={t('processes.title')}
                rows={rows}
                rowKey={row => row.id}
                columns={[
                  {
                    key: 'workflow',
                    title: t('processes.workflow'),
                    draw: row => (
                      <Link to={instanceAddress(row.id)} translate="no">
                        {text(row.workflow.label)}
                      </Link>
                    ),
                  },
                  {
                    key: 'record',
                    title: t('processes.record'),
                    draw: row =>
                      row.record?.object && row.record.title !== null && catalog.objects.has(row.record.object) ? (
                        <Link to={`/records/${encodeURIComponent(row.record.object)}/${row.record.id}`} translate="no">
                          {row.record.title}
                        </Link>
                      ) : null,
                  },
                  { key: 'state', title: t('processes.state'), draw: row => <StateTag state={row.state} /> },
                  {
                    key: 'waiting',
                    title: t('processes.waitingAt'),
                    draw: row => (row.ended_at === null ? <span translate="no">{row.waiting_at}</span> : null),
                  },
                  {
                    key: 'started',
                    title: t('processes.startedAt'),
                    draw: row => (
                      <time className="nowrap" dateTime={row.started_at} title={dateTime(row.started_at)}>
                        {relative(row.started_at)}
                      </time>
                    ),
                  },
                  {
                    key: 'by',
                    title: t('processes.startedBy'),
                    draw: row => <span translate="no">{row.started_by?.title}</span>,
                  },
                  {
                    key: 'ended',
                    title: t('processes.ended'),
                    draw: row => (row.ended_at ? <span className="nowrap">{dateTime(row.ended_at)}</span> : null),
                  },
                ]}
              />
            )
          }
        </Loaded>
      </div>
      {answer.hasNextPage ? (
        <Button block type="text" loading={answer.isFetchingNextPage} onClick={() => void answer.fetchNextPage()}>
          {t('common.showMore')}
        </Button>
      ) : null}
    </div>
  )
}
